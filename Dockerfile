# Builds the service, then keeps only what it needs to run.
FROM node:24-bookworm-slim AS build
WORKDIR /thaw
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PUBLIC_URL=http://localhost:3978 DATA_DIR=/data
WORKDIR /thaw
COPY --from=build --chown=node:node /thaw /thaw
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3978
CMD ["node", "dist/src/main.js"]
