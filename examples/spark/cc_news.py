"""A month of web archives to claims and events.

    spark-submit --master spark://… examples/spark/cc_news.py --out /shared/out /shared/cc-news/*.warc.gz

Writes OUT/articles (Parquet), OUT/claims (Parquet by month) and OUT/events (JSON lines, by their first
claim). Run it again after a failure: each step overwrites its own folder.
"""
import argparse

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

from isnad import spark as isnad_spark


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("paths", nargs="*", help="WARC files, on a folder that every worker sees")
    parser.add_argument("--out", required=True)
    parser.add_argument("--bins", type=int, default=64, help="tasks of the fusion")
    parser.add_argument("--from-articles", action="store_true", help="take OUT/articles of an earlier run")
    options = parser.parse_args()
    if not options.paths and not options.from_articles:
        parser.error("no WARC files are named")
    session = SparkSession.builder.appName("isnad").getOrCreate()
    session.sparkContext.setLogLevel("WARN")
    if not options.from_articles:
        articles = isnad_spark.read_paths(session, options.paths)
        # An article without claims is not needed again; archives are mostly other languages.
        articles.where(F.col("claims").isNotNull()).write.mode("overwrite").parquet(options.out + "/articles")
    kept = session.read.parquet(options.out + "/articles").dropDuplicates(["id"])
    isnad_spark.write_by_month(isnad_spark.claims(kept), options.out + "/claims")
    isnad_spark.fuse(kept, bins=options.bins).select(F.col("event").alias("value")).write.mode("overwrite").text(
        options.out + "/events")
    counts = [session.read.parquet(options.out + "/articles").count(), session.read.parquet(options.out + "/claims").count(),
              session.read.text(options.out + "/events").count()]
    print("{}: {:,} articles with claims, {:,} claims, {:,} events".format(options.out, *counts))
    session.stop()


if __name__ == "__main__":
    main()
