#!/usr/bin/env bash
# Runs cc_news.py on this machine as a cluster of two workers, or on $MASTER (then with PARTITIONS at twice its cores).
#   examples/spark/submit.sh OUT FILE.warc.gz…        (OUT --from-articles: fuse what is read)
# Needs Java 17 and `pip install '.[spark]'` from the checkout, on every worker.
set -euo pipefail
[ $# -ge 2 ] || { sed -n '2,4s/^# //p' "$0"; exit 2; }
out=$1
shift
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
python=${PYTHON:-python3}
spark_home=$("$python" -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))')
export PYSPARK_PYTHON=$python PYSPARK_DRIVER_PYTHON=$python
# A cluster on this machine alone is nobody else's to reach.
[ -n "${MASTER:-}" ] || export SPARK_LOCAL_IP=127.0.0.1
# Arrow batches hold whole articles: few a batch, so that a worker's memory stays small.
exec "$spark_home/bin/spark-submit" --master "${MASTER:-local-cluster[2,1,1024]}" \
  --conf spark.sql.execution.arrow.maxRecordsPerBatch=256 \
  --conf spark.task.maxFailures=8 \
  --conf spark.executor.memory="${EXECUTOR_MEMORY:-1g}" \
  --conf spark.sql.shuffle.partitions="${PARTITIONS:-16}" \
  "$here/cc_news.py" --out "$out" --bins "${PARTITIONS:-16}" "$@"
