# One image for every service; the command names the service.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN mvn -B -ntp -Dmaven.test.skip -Dexec.skip -Dquick -pl app -am package

FROM eclipse-temurin:25-jre
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/wirewatch wirewatch
COPY --from=build /src/app/target/lib /opt/wirewatch/lib
# made here so that a volume put on it belongs to the user
RUN mkdir /var/lib/wirewatch/archive && chown wirewatch /var/lib/wirewatch/archive
USER wirewatch
WORKDIR /var/lib/wirewatch
ENV WIREWATCH_JAVA_OPTIONS="-XX:MaxRAMPercentage=70"
EXPOSE 8080 8081
ENTRYPOINT ["/bin/sh", "-c", "exec java $WIREWATCH_JAVA_OPTIONS -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED -cp '/opt/wirewatch/lib/*' org.wirewatch.app.Wirewatch \"$@\"", "wirewatch"]
CMD ["--help"]
