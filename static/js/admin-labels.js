// Fields that Django's admin draws by script (select2) take the name of their label.
// jQuery calls in order: by now the admin has drawn them.
window.django?.jQuery?.(() => {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const label = document.querySelector(`label[for="${select.id}"]`);
    if (!label) continue;
    label.id ||= `${select.id}_label`;
    for (const part of select.parentElement.querySelectorAll(".select2-selection, .select2-selection__rendered")) {
      part.setAttribute("aria-labelledby", `${label.id} ${part.getAttribute("aria-labelledby") ?? ""}`.trim());
    }
  }
});
