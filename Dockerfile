# One image for every service: docker build --build-arg PROJECT=services/query --build-arg ASSEMBLY=Shortlist.Query .
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY . .
ARG PROJECT
RUN dotnet publish "$PROJECT" -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpoppler-glib8 poppler-utils tesseract-ocr bubblewrap curl \
    && rm -rf /var/lib/apt/lists/* \
    && install -d -o app -g app /data
COPY --from=build /app /app
ARG ASSEMBLY
ENV ASSEMBLY=$ASSEMBLY ASPNETCORE_URLS=http://+:8080 Store__Path=/data
USER app
WORKDIR /app
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s CMD curl -fsS http://127.0.0.1:8080/health/ready || exit 1
ENTRYPOINT ["sh", "-c", "exec dotnet \"/app/$ASSEMBLY.dll\""]
