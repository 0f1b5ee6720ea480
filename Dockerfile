# The bot for production, without the demo.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src

# The project files alone restore the packages, so a change of code reuses that layer.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY src/AdaptiveCards/AdaptiveCards.csproj src/AdaptiveCards/
COPY src/Gengo/Gengo.csproj src/Gengo/
COPY src/GengoBot/GengoBot.csproj src/GengoBot/
# For this machine's runtime alone: SQLite's native library comes for twenty.
RUN dotnet restore src/GengoBot --use-current-runtime -p:PublishReadyToRun=true -p:IncludeDemo=false

COPY .editorconfig appsettings.json ./
COPY src/AdaptiveCards/ src/AdaptiveCards/
COPY src/Gengo/ src/Gengo/
COPY src/GengoBot/ src/GengoBot/
RUN dotnet publish src/GengoBot -c Release --no-restore --use-current-runtime --no-self-contained \
        -p:PublishReadyToRun=true -p:IncludeDemo=false -o /app \
    && mkdir /data

# Chiseled: no shell, no package manager, no root. Nothing in it has to be written but /data and /tmp:
# docker run --read-only --tmpfs /tmp -v gengobot:/data ...
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled
WORKDIR /app
COPY --from=build /app ./
# The SQLite file, where no PostgreSQL is configured, has to outlive the container.
COPY --from=build --chown=$APP_UID:$APP_UID /data /data
VOLUME /data
ENV Storage__ConnectionString="Data Source=/data/gengobot.db"
EXPOSE 8080
USER $APP_UID
# The bot asks itself, since there is nothing else to run. It says that the process lives; GET /readyz says whether it can work.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["dotnet", "GengoBot.dll", "--health"]
ENTRYPOINT ["dotnet", "GengoBot.dll"]
