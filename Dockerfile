# backstory in a container: the shell by default, the server with `serve`.
#   docker build -t backstory .
#   docker run --rm backstory show coup-2002
#   docker run --rm -p 127.0.0.1:8765:8765 backstory serve --host 0.0.0.0 --url http://127.0.0.1:8765
# To serve others, the dossier names a `contact:`, and --url is the address that they write.
FROM python:3.12-slim AS build
WORKDIR /source
COPY . .
# No Node is needed beforehand: the build asks for it as a package.
RUN pip install --no-cache-dir build && python -m build --wheel --outdir /dist

FROM python:3.12-slim
COPY --from=build /dist /dist
RUN pip install --no-cache-dir "$(ls /dist/*.whl)[server,tables]" && rm -r /dist \
    && useradd --create-home reader
USER reader
WORKDIR /home/reader
EXPOSE 8765
ENTRYPOINT ["backstory"]
CMD ["--help"]
