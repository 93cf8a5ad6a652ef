"""The texts of the small project, as other tools hold them."""

FERRY = "The ferry made its last crossing on Sunday evening, with forty people on board."
OPENED = "The bridge opened on Monday, and the island cheered."
HERRING = "Fishermen say that the pillars have driven the herring away from the sound."


def choices(*tags, name="tags"):
    """An item of a result of Label Studio."""
    return {"from_name": name, "to_name": "text", "type": "choices", "value": {"choices": list(tags)}}


def task(text=FERRY, *results, by="ann@example.org", **annotation):
    """A task of Label Studio, with an annotation for each of `results`."""
    return {
        "id": 7,
        "data": {"text": text},
        "annotations": [
            {"id": 1, "completed_by": {"id": 3, "email": by}, "result": result, "was_cancelled": False}
            | annotation
            for result in results
        ],
        "predictions": [],
    }
