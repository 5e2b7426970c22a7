"""What is told of faults and doubts: in English for operators and reports, in Japanese at the desk.

Commands and report files print a message as it is. The desk asks for its Japanese, which is found
by the pattern and filled with the same facts.
"""

from posts.messages.japanese import in_japanese
from posts.messages.message import Message, either, in_a_row, listed
