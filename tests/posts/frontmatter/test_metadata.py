from posts.frontmatter.metadata import LONGEST_LINK, LONGEST_NAME, Metadata


def test_a_name_that_no_column_holds_is_left_out_and_noted():
    metadata = Metadata({"tags": ["短い", "長" * (LONGEST_NAME + 1)]}, {"tags": 3})
    assert metadata.words("tags") == ("短い",)
    assert metadata.notes == [
        "tags (line 3) holds a text of more than 100 characters, which was left out"
    ]


def test_an_address_that_no_column_holds_is_left_out_and_noted():
    metadata = Metadata({"canonical_url": "x" * (LONGEST_LINK + 1)}, {"canonical_url": 4})
    assert metadata.link("canonical_url") == ""
    assert metadata.notes == [
        "canonical_url (line 4) is longer than 1000 characters and was ignored"
    ]
