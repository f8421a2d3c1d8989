"""Reports: what is shown of scores and rankings, as neutral tables; writers then only draw them."""
