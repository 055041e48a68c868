# syntax=docker/dockerfile:1
ARG PYTHON_VERSION=3.13

FROM python:${PYTHON_VERSION}-slim-bookworm AS build
WORKDIR /src
COPY requirements/run.txt requirements/run.txt
RUN python -m venv /opt/monitor \
 && /opt/monitor/bin/pip install --no-cache-dir --disable-pip-version-check --no-compile --require-hashes --only-binary :all: \
    -r requirements/run.txt \
 && pip install --no-cache-dir --disable-pip-version-check "hatchling==1.*"
COPY pyproject.toml README.md ./
COPY monitor monitor
# Of babel's 30 MB of locales only those of our languages are kept; pip stays behind; what a start imports is compiled, since the
# image runs read-only and would compile it anew at every start.
RUN pip wheel --no-cache-dir --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir /dist . \
 && /opt/monitor/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps --no-index /dist/*.whl \
 && find /opt/monitor/lib/python*/site-packages/babel/locale-data -name "*.dat" ! -name "root.dat" ! -name "en*" ! -name "ko*" ! -name "zh*" ! -name "ja*" -delete \
 && /opt/monitor/bin/pip uninstall --yes --quiet pip \
 && /opt/monitor/bin/python -c "import monitor.entrypoints.daemon, monitor.entrypoints.cli.run, monitor.entrypoints.cli.healthcheck, monitor.adapters.calendar, alembic.command, trafilatura, psycopg"

FROM python:${PYTHON_VERSION}-slim-bookworm
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="DPRK–U.S. diplomacy monitor" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.base.name="python:slim-bookworm" \
      org.opencontainers.image.description="Watches news feeds and tells what is new about each meeting, once, with the words it came from."
RUN install -d -o 10001 -g 10001 /data
COPY --from=build /opt/monitor /opt/monitor
COPY config /config
COPY seeds /seeds
ENV PATH=/opt/monitor/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    MONITOR_CONFIG=/config \
    MONITOR__DATABASE=sqlite:////data/monitor.db \
    MONITOR__LISTEN__HOST=0.0.0.0 \
    MONITOR__LISTEN__PORT=8080
USER 10001:10001
WORKDIR /
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --start-interval=1s --retries=3 CMD ["monitor", "healthcheck"]
ENTRYPOINT ["dumb-init", "--", "monitor"]
CMD ["run", "--json-logs"]
