# Builds the hub once; the same image runs it whole (`gateway/main`) or one subgraph of it (`subgraphs/main cases`).
FROM node:20-bookworm-slim AS build
WORKDIR /hub
COPY . .
RUN npm ci && npm run build && npm prune --omit=dev --ignore-scripts

FROM node:20-bookworm-slim
ENV NODE_ENV=production HUB_ENV=production HUB_HOST=0.0.0.0 HUB_DATA_DIR=/var/lib/station-hub
ENV NODE_OPTIONS=--max-semi-space-size=64
WORKDIR /hub
RUN mkdir -p /var/lib/station-hub && chown node:node /var/lib/station-hub
COPY --from=build /hub/package.json /hub/package-lock.json ./
COPY --from=build /hub/node_modules node_modules
COPY --from=build /hub/dist dist
COPY --from=build /hub/console/dist console/dist
COPY --from=build /hub/scripts/run.mjs scripts/run.mjs
COPY --from=build /hub/gateway/supergraph.graphql gateway/supergraph.graphql
COPY --from=build /hub/gateway/registry gateway/registry
COPY --from=build /hub/shared shared
COPY --from=build /hub/subgraphs subgraphs
COPY --from=build /hub/operations operations
USER node
VOLUME /var/lib/station-hub
EXPOSE 4000
ENTRYPOINT ["node", "scripts/run.mjs"]
CMD ["gateway/main"]
