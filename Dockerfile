# Builds the service, and keeps only what it needs to run: no sources, and nothing that its user may write but /data, and /knowledge where a volume is.
# Both stages stand on one base: native modules are chosen for it. The version is the one in package.json (`node`).
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /thaw
COPY package.json package-lock.json ./
# No package needs a script of its own here: native modules are prebuilt, and Node is in the image.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY src src
COPY dialogs dialogs
COPY locales locales
COPY knowledge knowledge
RUN npm run build && npm prune --omit=dev --ignore-scripts --no-audit --no-fund && rm -f dist/.building

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3978 DATA_DIR=/data
WORKDIR /thaw
# Entries edited at the desk are committed; the root of a volume may belong to somebody else (.github/DEPLOY.md).
RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/* \
  && git config --system --add safe.directory /knowledge && install -d -o node -g node -m 0700 /data /knowledge
COPY --from=build /thaw/package.json ./
COPY --from=build /thaw/node_modules node_modules
COPY --from=build /thaw/dist dist
COPY --from=build /thaw/locales locales
COPY --from=build /thaw/knowledge knowledge
USER 1000:1000
VOLUME /data
EXPOSE 3978
HEALTHCHECK --interval=5s --timeout=4s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/src/main.js"]
