"""Bottom of the house: sentences about dossiers."""

from cchc_score.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "dossier-nothing-said": Sentence(
        "note",
        "Chưa có phiếu điểm cho đơn vị {unit}: chưa có tệp nào nói về đơn vị này. Lập lại khi đã nhận phiếu.",
        "No dossier for {unit}: no file speaks of this unit yet. Write it again when its form has come.",
    ),
}
