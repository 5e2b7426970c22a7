from posts.batches import in_chunks, in_chunks_by_weight


def test_chunks_have_the_size_and_the_last_one_the_rest():
    assert list(in_chunks(range(5), 2)) == [[0, 1], [2, 3], [4]]


def test_a_chunk_by_weight_ends_with_what_makes_it_heavy_or_full():
    chunks = in_chunks_by_weight([1, 1, 9, 1, 1, 1, 1], 3, lambda weight: weight, 5)
    assert list(chunks) == [[1, 1, 9], [1, 1, 1], [1]]
    assert list(in_chunks_by_weight([9, 9], 3, lambda weight: weight, 5)) == [[9], [9]]


def test_nothing_is_read_ahead():
    items = iter(range(10))
    chunks = in_chunks_by_weight(items, 2, lambda weight: 0, 5)
    assert next(chunks) == [0, 1]
    assert next(items) == 2
