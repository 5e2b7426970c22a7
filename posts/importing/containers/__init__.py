"""Files that hold many: exports of WordPress and Ghost, and uploaded .zip archives, unpacked."""
