# syntax=docker/dockerfile:1
ARG PYTHON_VERSION=3.13

FROM python:${PYTHON_VERSION}-slim-bookworm AS build
WORKDIR /src
# tini is process 1, and not an init without -e: a stop that comes before Python has its handlers is a stop as asked, with exit 0.
# hadolint ignore=DL3008
RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*
COPY requirements/run.txt requirements/run.txt
RUN python -m venv /opt/monitor \
 && /opt/monitor/bin/pip install --no-cache-dir --disable-pip-version-check --no-compile --require-hashes --only-binary :all: \
    -r requirements/run.txt \
 && pip install --no-cache-dir --disable-pip-version-check "hatchling==1.*"
COPY pyproject.toml README.md ./
COPY monitor monitor
# Of babel's 30 MB of locales only those of our languages are kept; pip stays behind.
RUN pip wheel --no-cache-dir --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir /dist . \
 && /opt/monitor/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps --no-index /dist/*.whl \
 && find /opt/monitor/lib/python*/site-packages/babel/locale-data -name "*.dat" ! -name "root.dat" ! -name "en*" ! -name "ko*" ! -name "zh*" ! -name "ja*" -delete \
 && /opt/monitor/bin/pip uninstall --yes --quiet pip
# One start, of a configuration that polls nobody, until it is ready: what it imports is compiled by it, the standard library too, which
# the base image ships without; a read-only image could not keep that, and would compile for seconds at every start.
ENV PYTHONPYCACHEPREFIX=/opt/compiled
COPY config config
COPY seeds seeds
RUN set -e; \
    echo "sources: [{id: none, name: None, url: 'https://none.invalid/', enabled: false}]" > config/sources.yaml; \
    export MONITOR__DATABASE=sqlite:////tmp/warm/monitor.db MONITOR__LISTEN__PORT=8080; \
    /opt/monitor/bin/monitor run & daemon=$!; \
    until /opt/monitor/bin/monitor healthcheck 2> /dev/null; do kill -0 $daemon; sleep 0.2; done; \
    kill -TERM $daemon; wait $daemon; \
    /opt/monitor/bin/python -c "import xml.sax.expatreader, monitor.adapters.calendar, monitor.adapters.articles.extract, psycopg, sqlalchemy.dialects.postgresql.psycopg"

FROM python:${PYTHON_VERSION}-slim-bookworm
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="DPRK–U.S. diplomacy monitor" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.base.name="python:slim-bookworm" \
      org.opencontainers.image.description="Watches news feeds and tells what is new about each meeting, once, with the words it came from."
RUN install -d -o 10001 -g 10001 /data
COPY --from=build /usr/bin/tini /usr/bin/tini
COPY --from=build /opt/monitor /opt/monitor
COPY --from=build /opt/compiled /opt/compiled
COPY config /config
COPY seeds /seeds
ENV PATH=/opt/monitor/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONPYCACHEPREFIX=/opt/compiled \
    MALLOC_ARENA_MAX=2 \
    MONITOR_CONFIG=/config \
    MONITOR__DATABASE=sqlite:////data/monitor.db \
    MONITOR__LISTEN__HOST=0.0.0.0 \
    MONITOR__LISTEN__PORT=8080
USER 10001:10001
WORKDIR /
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --start-interval=1s --retries=3 CMD ["monitor", "healthcheck"]
ENTRYPOINT ["tini", "-e", "143", "--", "monitor"]
CMD ["run", "--json-logs"]
