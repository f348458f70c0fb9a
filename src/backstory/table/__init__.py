"""Tables of millions of rows beside a dossier: sorted Parquet, asked by SQL, here or on Spark."""
