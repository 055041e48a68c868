# syntax=docker/dockerfile:1
ARG PYTHON_VERSION=3.13

FROM python:${PYTHON_VERSION}-slim-bookworm AS build
WORKDIR /src
COPY requirements/run.txt requirements/run.txt
RUN python -m venv /opt/monitor \
 && /opt/monitor/bin/pip install --no-cache-dir --disable-pip-version-check --no-compile --require-hashes --only-binary :all: -r requirements/run.txt
COPY pyproject.toml README.md ./
COPY monitor monitor
RUN pip install --no-cache-dir --disable-pip-version-check "hatchling==1.*" \
 && pip wheel --no-cache-dir --no-deps --no-build-isolation --wheel-dir /dist . \
 && /opt/monitor/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps --no-index /dist/*.whl \
 && /opt/monitor/bin/pip uninstall --yes --quiet pip \
 && find /opt/monitor -name "tests" -type d -path "*site-packages*" -prune -exec rm -rf {} +

FROM python:${PYTHON_VERSION}-slim-bookworm
LABEL org.opencontainers.image.title="DPRK–U.S. diplomacy monitor" \
      org.opencontainers.image.description="Watches news feeds and tells what is new about each meeting, once, with the words it came from." \
      org.opencontainers.image.licenses="MIT"
# A pinned version would vanish from Debian's mirrors with its first security fix.
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install --yes --no-install-recommends tini \
 && rm -rf /var/lib/apt/lists/* \
 && install -d -o 10001 -g 10001 /data
COPY --from=build /opt/monitor /opt/monitor
COPY --chown=0:0 config /config
COPY --chown=0:0 seeds /seeds
ENV PATH=/opt/monitor/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    MONITOR_CONFIG=/config \
    MONITOR__DATABASE=sqlite:////data/monitor.db \
    MONITOR__LISTEN__HOST=0.0.0.0
USER 10001:10001
WORKDIR /
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 CMD ["monitor", "healthcheck"]
ENTRYPOINT ["tini", "--", "monitor"]
CMD ["run", "--json-logs"]
