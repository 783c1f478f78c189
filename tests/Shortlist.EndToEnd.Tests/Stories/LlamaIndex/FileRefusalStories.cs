using System.IO.Compression;
using System.Text;
using Shortlist.Client.LlamaIndex;
using Shortlist.EndToEnd.Tests.Deployments;
using Shortlist.EndToEnd.Tests.Material;

namespace Shortlist.EndToEnd.Tests.Stories.LlamaIndex;

/// <summary>What is refused, in which form, and that files that mean harm hurt nobody but themselves.</summary>
public abstract class FileRefusalStories(Deployment deployment) : FilesStory(deployment)
{
    private readonly Deployment _deployment = deployment;

    [Theory]
    [InlineData("POST", "/api/v1/beta/directories", "{}", "body.name", "missing")]
    [InlineData("POST", "/api/v1/beta/directories", """{"name":7}""", "body.name", "string_type")]
    [InlineData("POST", "/api/v1/beta/directories", """{"name":"x","type":"index"}""", "body.type", "literal_error")]
    [InlineData("POST", "/api/v1/beta/directories", "{", "body", "json_invalid")]
    [InlineData("POST", "/api/v1/beta/directories", "[]", "body", "dict_type")]
    [InlineData("POST", "/api/v2/batches", """{"source_directory_id":"dir-x","config":{"job":{"type":"split_v1","configuration_id":"cfg-x"}}}""", "body.config.job.type", "literal_error")]
    [InlineData("POST", "/api/v2/batches", """{"source_directory_id":"dir-x","config":"all"}""", "body.config", "dict_type")]
    [InlineData("POST", "/api/v1/beta/configurations", """{"name":"x","parameters":{"product_type":"parse_v2","tier":"best"}}""", "body.parameters.tier", "literal_error")]
    [InlineData("POST", "/api/v1/beta/configurations", """{"name":"x","parameters":{"product_type":"parse_v2","page_ranges":{"target_pages":"0"}}}""", "body.parameters.page_ranges.target_pages", "value_error")]
    [InlineData("POST", "/api/v1/beta/configurations", """{"name":"x","parameters":{"product_type":"extract_v2"}}""", "body.parameters.data_schema", "missing")]
    [InlineData("POST", "/api/v1/beta/configurations", """{"name":"x","parameters":{"product_type":"extract_v2","data_schema":{"type":"object","properties":{"a":{"type":"text"}}}}}""", "body.parameters.data_schema.properties.a.type", "literal_error")]
    [InlineData("POST", "/api/v1/beta/files", "{}", "body.file", "missing")]
    [InlineData("GET", "/api/v2/batches?status=DONE", null, "query.status", "literal_error")]
    [InlineData("GET", "/api/v2/batches?page_size=many", null, "query.page_size", "int_parsing")]
    [InlineData("GET", "/api/v2/batches?page_token=nonsense", null, "query.page_token", "value_error")]
    [InlineData("GET", "/api/v2/batches/bat-x?expand=everything", null, "query.expand", "literal_error")]
    public async Task Request_BreakingARule_NamesTheField(string method, string path, string? json, string place, string type)
    {
        var caller = await (await _deployment.CreateTenantAsync()).CreateFilesCallerAsync();

        var (status, body) = await caller.SendAsync(new HttpMethod(method), path, json);

        status.ShouldBe(422);
        var faults = body.GetProperty("detail").EnumerateArray()
            .Select(fault => (string.Join('.', fault.GetProperty("loc").EnumerateArray()), fault.GetProperty("type").GetString()!));
        faults.ShouldContain((place, type), body.GetRawText());
    }

    [Fact]
    public async Task Thing_OfAnotherTenantOrProject_LooksLikeNone()
    {
        var tenant = await _deployment.CreateTenantAsync(organizations: 2);
        var owner = await tenant.CreateFilesCallerAsync();
        var directory = await DirectoryOfAsync(owner.Api, DirectoryUpload.InMemory("one.txt", PlainCvs.Of(1)));
        var configuration = await ParseConfigurationAsync(owner.Api);
        var batch = await owner.Api.WaitForBatchAsync((await StartAsync(owner.Api, directory, configuration)).Id, cancellationToken: Cancel);
        var entry = batch.Results!.Single();
        var stranger = await (await _deployment.CreateTenantAsync()).CreateFilesCallerAsync();
        var neighbour = await tenant.CreateFilesCallerAsync([tenant.Organizations[1]]);
        string[] paths =
        [
            $"/api/v1/beta/directories/{directory.Id}", $"/api/v1/beta/directories/{directory.Id}/files",
            $"/api/v1/beta/directories/{directory.Id}/files/{entry.SourceDirectoryFileId}", $"/api/v1/beta/configurations/{configuration.Id}",
            $"/api/v2/batches/{batch.Id}", $"/api/v2/parse/{entry.JobReference!.Id}?expand=text",
        ];

        string[] ids = [directory.Id, entry.SourceDirectoryFileId!, configuration.Id, batch.Id, entry.JobReference.Id];

        foreach (var path in paths)
        {
            (await owner.SendAsync(HttpMethod.Get, path)).Status.ShouldBe(200, path);
            var nowhere = ids.Aggregate(path, (known, id) => known.Replace(id, $"{id[..^12]}ffffffffffff", StringComparison.Ordinal));
            var (missing, nothing) = await owner.SendAsync(HttpMethod.Get, nowhere);
            missing.ShouldBe(404, path);
            foreach (var other in new[] { stranger, neighbour })
            {
                var (status, body) = await other.SendAsync(HttpMethod.Get, path);
                status.ShouldBe(404, path);
                body.GetRawText().ShouldBe(nothing.GetRawText());
            }

            var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            (await owner.SendAsync(HttpMethod.Get, $"{path}{separator}project_id={tenant.Organizations[1]}")).Status.ShouldBe(404, path);
            (await neighbour.SendAsync(HttpMethod.Get, $"{path}{separator}project_id={tenant.Organization}")).Status.ShouldBe(404, path);
        }

        (await stranger.Api.ListBatchesAsync(cancellationToken: Cancel)).Items.ShouldBeEmpty();
        (await owner.In(tenant.Organizations[1]).ListDirectoriesAsync(cancellationToken: Cancel)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Batch_OverNothing_IsRefusedAndLeavesNothing()
    {
        var caller = await (await _deployment.CreateTenantAsync()).CreateFilesCallerAsync();
        var directory = await caller.Api.CreateDirectoryAsync(new("empty"), Cancel);
        var configuration = await ParseConfigurationAsync(caller.Api);
        string Body(string directoryId, string configurationId, string type = "parse_v2") =>
            $$$$"""{"source_directory_id":"{{{{directoryId}}}}","config":{"job":{"type":"{{{{type}}}}","configuration_id":"{{{{configurationId}}}}"}}}""";

        (await caller.SendAsync(HttpMethod.Post, "/api/v2/batches", Body(directory.Id, configuration.Id))).Status.ShouldBe(400);
        (await caller.SendAsync(HttpMethod.Post, "/api/v2/batches", Body("dir-none", configuration.Id))).Status.ShouldBe(404);
        (await caller.SendAsync(HttpMethod.Post, "/api/v2/batches", Body(directory.Id, "cfg-none"))).Status.ShouldBe(404);
        (await caller.SendAsync(HttpMethod.Post, "/api/v2/batches", Body(directory.Id, configuration.Id, "extract_v2"))).Status.ShouldBe(422);
        (await caller.Api.ListBatchesAsync(cancellationToken: Cancel)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Batch_HostileFiles_FailAloneWithACodeWhileTheirNeighboursFinish()
    {
        var api = (await (await _deployment.CreateTenantAsync()).CreateFilesCallerAsync()).Api;
        var directory = await DirectoryOfAsync(
            api,
            DirectoryUpload.InMemory("empty.pdf", ReadOnlyMemory<byte>.Empty),
            DirectoryUpload.InMemory("noise.pdf", Noise()),
            DirectoryUpload.InMemory("bomb.docx", PackageBomb("word/document.xml")),
            DirectoryUpload.InMemory("bomb.odt", PackageBomb("content.xml")),
            DirectoryUpload.InMemory("entities.docx", Entities()),
            DirectoryUpload.InMemory("traversal.docx", PlainCvs.Zip(("../../etc/passwd", "root"u8.ToArray()))),
            DirectoryUpload.InMemory("not-a-png.png", "just text that calls itself a picture, and is long enough to be read"u8.ToArray()),
            DirectoryUpload.InMemory("good.txt", PlainCvs.Of(3)));

        var batch = await api.WaitForBatchAsync((await StartAsync(api, directory)).Id, cancellationToken: Cancel);

        batch.Status.ShouldBe(JobStatus.Completed);
        var jobs = await JobsAsync(api, batch, "text_full");
        jobs["good.txt"].Job.Status.ShouldBe(JobStatus.Completed);
        jobs["not-a-png.png"].TextFull.ShouldNotBeNull("the bytes decide").ShouldContain("calls itself a picture");
        foreach (var (file, codes) in new[]
                 {
                     ("empty.pdf", "no_text"), ("noise.pdf", "corrupt,unsupported_type"), ("bomb.docx", "too_large,corrupt"),
                     ("bomb.odt", "too_large,corrupt,unsupported_type"), ("entities.docx", "corrupt"), ("traversal.docx", "unsupported_type,corrupt"),
                 })
        {
            jobs[file].Job.Status.ShouldBe(JobStatus.Failed, file);
            codes.Split(',').ShouldContain(jobs[file].Job.ErrorMessage!.Split(':')[0], $"{file}: {jobs[file].Job.ErrorMessage}");
        }
    }

    [Fact]
    public async Task Job_EndedOrUnknown_CannotBeCancelledAndCanBeDeletedOnce()
    {
        var caller = await (await _deployment.CreateTenantAsync()).CreateFilesCallerAsync();
        var file = await caller.Api.UploadFileAsync(FileUpload.InMemory("one.txt", PlainCvs.Of(1)), Cancel);
        var job = await caller.Api.ParseAsync(new(file.Id, Tier: "fast"), Cancel);
        var parsed = await caller.Api.WaitForParseJobAsync(job.Id, "text_full", cancellationToken: Cancel);
        parsed.TextFull.ShouldNotBeNull().ShouldContain(PlainCvs.EmailOf(1));

        (await caller.SendAsync(HttpMethod.Post, $"/api/v2/parse/{job.Id}/cancel")).Status.ShouldBe(400);
        (await caller.SendAsync(HttpMethod.Post, $"/api/v2/extract/{job.Id}/cancel")).Status.ShouldBe(404);
        (await caller.SendAsync(HttpMethod.Delete, $"/api/v2/parse/{job.Id}")).Status.ShouldBe(200);
        (await caller.SendAsync(HttpMethod.Delete, $"/api/v2/parse/{job.Id}")).Status.ShouldBe(404);
        (await caller.Api.ListBatchesAsync(cancellationToken: Cancel)).Items.ShouldBeEmpty("a job by itself is no batch of anybody's");
    }

    [Fact]
    public async Task Extract_Schema_IsFilledWithSourcesAndConfidences()
    {
        var api = (await (await _deployment.CreateTenantAsync()).CreateFilesCallerAsync()).Api;
        var file = await api.UploadFileAsync(
            FileUpload.InMemory("invoice.md", Encoding.UTF8.GetBytes(
                """
                # Invoice

                Invoice No: A-77
                Invoice date: 2024-03-12

                ## Positions

                | Item | Quantity | Price |
                | --- | --- | --- |
                | Bolts | 100 | 12.50 |
                | Nuts | 200 | 9.00 |
                """)),
            Cancel);
        var schema = """
            {"type":"object","properties":{"invoice_number":{"type":"string"},"invoice_date":{"type":"string","format":"date"},
             "items":{"type":"array","items":{"type":"object","properties":{"item":{"type":"string"},"quantity":{"type":"integer"},"price":{"type":"number"}}}}}}
            """;

        var created = await api.ExtractAsync(
            new(file.Id, Configuration: Json($$"""{"data_schema":{{schema}},"cite_sources":true,"confidence_scores":true}""")), Cancel);
        var job = await api.WaitForExtractJobAsync(created.Id, cancellationToken: Cancel);

        job.Status.ShouldBe(JobStatus.Completed, job.ErrorMessage);
        job.ExtractResult.ShouldNotBeNull().GetRawText().ShouldBe(
            """{"invoice_number":"A-77","invoice_date":"2024-03-12","items":[{"item":"Bolts","quantity":100,"price":12.5},{"item":"Nuts","quantity":200,"price":9}]}""");
        var metadata = job.ExtractMetadata!.Value.GetProperty("field_metadata").GetProperty("document_metadata").GetProperty("invoice_number");
        metadata.GetProperty("citation")[0].GetProperty("page").GetInt32().ShouldBe(1);
        metadata.GetProperty("confidence").GetDouble().ShouldBeGreaterThan(0.5);

        var rows = await api.ExtractAsync(
            new(file.Id, Configuration: Json("""{"data_schema":{"type":"object","properties":{"item":{"type":"string"},"price":{"type":"number"}}},"extraction_target":"per_table_row"}""")),
            Cancel);
        (await api.WaitForExtractJobAsync(rows.Id, cancellationToken: Cancel)).ExtractResult!.Value.GetArrayLength().ShouldBe(2);
    }

    private static byte[] Noise()
    {
        var noise = Encoding.ASCII.GetBytes("%PDF-1.7\n" + string.Concat(Enumerable.Range(0, 5000).Select(number => $"{number} 0 obj << /Kids [{number} 0 R] >> endobj\n")));
        return noise;
    }

    private static byte[] PackageBomb(string part)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            if (part is "content.xml")
            {
                using var type = zip.CreateEntry("mimetype", CompressionLevel.NoCompression).Open();
                type.Write("application/vnd.oasis.opendocument.text"u8);
            }

            using var entry = zip.CreateEntry(part, CompressionLevel.SmallestSize).Open();
            entry.Write("<a>"u8);
            var zeros = new byte[1 << 20];
            Array.Fill(zeros, (byte)' ');
            for (var count = 0; count < 120; count++)
                entry.Write(zeros);
        }

        return bytes.ToArray();
    }

    private static byte[] Entities() => PlainCvs.Zip((
        "word/document.xml",
        """<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;&x;&x;">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&y;</w:t></w:r></w:p></w:body></w:document>"""u8.ToArray()));
}

[Collection(nameof(StandaloneCollection))]
public sealed class FileRefusalsInOneProcess(StandaloneDeployment deployment) : FileRefusalStories(deployment);

[Collection(nameof(ServicesCollection))]
public sealed class FileRefusalsOverServices(ServicesDeployment deployment) : FileRefusalStories(deployment);
