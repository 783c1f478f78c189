# One image for every service and the command-line tool, which share all but a few megabytes. What runs is the first argument:
#   docker build -t shortlist .
#   docker run shortlist query/Shortlist.Query.dll
FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /src
COPY . .
RUN for project in gateway standalone cli services/query services/tracking services/cv-screening services/scoring services/ingest; do \
      dotnet publish "$project" -c Release -p:MongoDb=true -p:RunAnalyzers=false -o "/app/${project##*/}" || exit 1; \
    done

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpoppler-glib8 poppler-utils tesseract-ocr bubblewrap curl \
    && rm -rf /var/lib/apt/lists/* \
    && install -d -o app -g app /data
COPY --from=build /app /app
# Nothing but /tmp is written to; with SQLite also /data.
ENV ASPNETCORE_URLS=http://+:8080 Store__Path=/data DOTNET_EnableDiagnostics=0
USER app
WORKDIR /app
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s CMD curl -fsS http://127.0.0.1:8080/health/ready || exit 1
ENTRYPOINT ["dotnet"]
