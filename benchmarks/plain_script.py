"""The script an office would write with pandas and openpyxl: python benchmarks/plain_script.py DIR OUT.xlsx.

It adds up the points that clerks typed and ranks the sums. It reads the same forms, writes one ranked table
and a matrix of criteria, and does none of the checking, counting or explaining.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd


def main(folder: Path, out: Path) -> None:
    """Read every form, sum, rank, write."""
    register = pd.read_csv(folder / "units.csv", dtype=str)
    rows = []
    for path in sorted((folder / "self").glob("*.xlsx")):
        form = pd.read_excel(path, header=2, dtype={"Mã": str}, engine="openpyxl")
        leaves = form[form["Mã"].str.contains(".", regex=False) & ~form["Mã"].str.contains(":", regex=False)]
        points = leaves.set_index("Mã")["Điểm tự chấm"]
        rows.append(pd.concat([pd.Series({"code": path.stem}), points]))
    table = pd.DataFrame(rows)
    codes = [column for column in table.columns if column != "code"]
    table["total"] = table[codes].sum(axis=1)
    table = table.merge(register, on="code")
    table["rank"] = table.groupby("group")["total"].rank(method="min", ascending=False)
    table = table.sort_values(["group", "rank"])
    with pd.ExcelWriter(out, engine="openpyxl") as writer:
        table[["rank", "code", "name", "group", "total"]].to_excel(writer, sheet_name="Xếp hạng", index=False)
        table.to_excel(writer, sheet_name="Chi tiết", index=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
