"""Boxes of task lists, and no other input."""

from posts.rendering import render


def test_boxes_show_their_state_and_cannot_be_changed():
    html = render("- [x] 済\n- [ ] 未").html
    assert '<input type="checkbox" aria-label="完了" disabled checked> 済' in html
    assert '<input type="checkbox" aria-label="未完了" disabled> 未' in html


def test_other_inputs_are_dropped():
    assert "<input" not in render('<input type="text" name="q"><input><input type="radio">').html
