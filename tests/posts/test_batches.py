from posts.batches import in_batches, in_batches_by_weight


def test_batches_have_the_size_and_the_last_one_the_rest():
    assert list(in_batches(range(5), 2)) == [[0, 1], [2, 3], [4]]


def test_a_batch_by_weight_ends_with_what_makes_it_heavy_or_full():
    batches = in_batches_by_weight([1, 1, 9, 1, 1, 1, 1], 3, lambda weight: weight, 5)
    assert list(batches) == [[1, 1, 9], [1, 1, 1], [1]]
    assert list(in_batches_by_weight([9, 9], 3, lambda weight: weight, 5)) == [[9], [9]]


def test_nothing_is_read_ahead():
    items = iter(range(10))
    batches = in_batches_by_weight(items, 2, lambda weight: 0, 5)
    assert next(batches) == [0, 1]
    assert next(items) == 2
