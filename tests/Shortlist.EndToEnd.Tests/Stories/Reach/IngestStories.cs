using System.Net;
using System.Text;
using Shortlist.Client;
using Shortlist.Client.Reach;
using Shortlist.EndToEnd.Tests.Deployments;

namespace Shortlist.EndToEnd.Tests.Stories.Reach;

/// <summary>Records in, merged, judged and read again.</summary>
public abstract class IngestStories(Deployment deployment) : ReachStory(deployment)
{
    [Fact]
    public async Task Ingest_GoodAndBadRecords_EndsPartlyWithEachFaultNamed()
    {
        var (_, api) = await CreateAsync();
        var batch = await IngestAsync(api, "Place", Records("""
            [{"id":"p1","city":"Ghent","size":3},{"id":"p2","city":""},{"id":"p3","city":"Lyon","planet":"Earth"},
             {"city":"Nowhere"},{"id":"p5","city":"Bern","size":1e400},{"id":"p6","city":"Oslo","address":{"street":"Gate","no":1.5}}]
            """));

        batch.Status.ShouldBe(RecordBatchStatus.PartialSuccess);
        batch.BatchType.ShouldBe("PARTNER_RESOURCE_JSON_INGEST");
        batch.SchemaName.ShouldBe("place");
        batch.Progress.SuccessfulRecords.ShouldBe(1);
        batch.Progress.FailedRecords.ShouldBe(5);
        batch.Progress.SuccessRate.ShouldBe(16.67m);
        var errors = batch.Errors.ShouldNotBeNull();
        errors.Summary.ShouldBe(new Dictionary<string, long> { ["UNKNOWN_FIELD"] = 1, ["VALIDATION"] = 4 }, ignoreOrder: true);
        errors.Details["p2"].Errors.ShouldHaveSingleItem().ShouldContain("city");
        errors.Details["p3"].Categories.ShouldBe(["UNKNOWN_FIELD"]);
        errors.Details["#3"].Errors.ShouldHaveSingleItem().ShouldContain("id: is required");
        errors.Details["p5"].Errors.ShouldHaveSingleItem().ShouldContain("size");
        errors.Details["p6"].Errors.ShouldHaveSingleItem().ShouldContain("address.no");
        (await api.ListAsync("place", cancellationToken: Cancel)).Data.Results.ShouldHaveSingleItem().ExternalId.ShouldBe("p1");
    }

    [Fact]
    public async Task Ingest_Again_MergesLikeAPatchAndNullRemoves()
    {
        var (_, api) = await CreateAsync();
        await IngestAsync(api, "place", Records("""[{"id":"p","city":"Ghent","size":3,"address":{"street":"Veldstraat","no":7}}]"""));
        var second = await IngestAsync(api, "place", Records("""[{"id":"p","size":null,"address":{"no":8}},{"id":"p","city":null}]"""));

        second.Status.ShouldBe(RecordBatchStatus.PartialSuccess);
        second.Errors!.Details["p"].Errors.ShouldHaveSingleItem().ShouldBe("city: is required");
        (await FieldAsync(api, "place", "p", "city")).ShouldBe("Ghent");
        (await FieldAsync(api, "place", "p", "size")).ShouldBeNull();
        var address = System.Text.Json.JsonElement.Parse((await FieldAsync(api, "place", "p", "address"))!);
        address.GetProperty("street").GetString().ShouldBe("Veldstraat");
        address.GetProperty("no").GetInt32().ShouldBe(8);
    }

    [Fact]
    public async Task Ingest_RejectingExisting_TakesTheFirstOfTwoAndNoneThatIsThere()
    {
        var (_, api) = await CreateAsync();
        await IngestAsync(api, "place", Records("""[{"id":"old","city":"Ghent"}]"""));
        var batch = await IngestAsync(
            api, "place", Records("""[{"id":"new","city":"Lyon"},{"id":"new","city":"Bern"},{"id":"old","city":"Oslo"}]"""), onconflict: "reject");

        batch.Progress.SuccessfulRecords.ShouldBe(1);
        batch.Errors!.Summary.ShouldBe(new Dictionary<string, long> { ["CONFLICT"] = 2 });
        (await FieldAsync(api, "place", "new", "city")).ShouldBe("Lyon");
        (await FieldAsync(api, "place", "old", "city")).ShouldBe("Ghent");
    }

    [Fact]
    public async Task Patch_ChangesWhatExistsInOrderAndNothingElse()
    {
        var (_, api) = await CreateAsync();
        await IngestAsync(api, "place", Records("""[{"id":"p","city":"Ghent","size":1}]"""));
        var records = new List<string>();
        for (var size = 2; size <= 900; size++)
            records.Add($$"""{"id":"p","size":{{size}}}""");
        records.Add("""{"id":"absent","size":1}""");
        var accepted = (await api.PatchAsync("place", Records($"[{string.Join(',', records)}]"), cancellationToken: Cancel)).Data;
        var batch = await OverAsync(api, accepted.BatchId);

        batch.BatchType.ShouldBe("PARTNER_RESOURCE_BATCH_PATCH");
        batch.Errors!.Details.ShouldHaveSingleItem().Value.Categories.ShouldBe(["NOT_FOUND"]);
        (await FieldAsync(api, "place", "p", "size")).ShouldBe("900", "the last one wins, whatever slice it is in");
        (await FieldAsync(api, "place", "p", "city")).ShouldBe("Ghent");
    }

    [Fact]
    public async Task Ingest_IgnoringUnknownFields_DropsThem()
    {
        var (_, api) = await CreateAsync();
        var batch = await IngestAsync(
            api, "place", Records("""[{"id":"p","city":"Ghent","planet":"Earth","address":{"street":"a","floor":2}}]"""), ignore: "TRUE");
        batch.Status.ShouldBe(RecordBatchStatus.Success);
        batch.Errors.ShouldBeNull();
        (await FieldAsync(api, "place", "p", "planet")).ShouldBeNull();
        (await FieldAsync(api, "place", "p", "address")).ShouldNotBeNull().ShouldNotContain("floor");
    }

    [Fact]
    public async Task IngestLines_StreamOfRecords_IsABatchLikeAnyOther()
    {
        var (_, api) = await CreateAsync();
        using var lines = new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(
            Enumerable.Range(0, 1000).Select(i => $$"""{"id":"p{{i:0000}}","city":"Müürivahe {{i}}"}{{'\n'}}"""))));
        var accepted = (await api.IngestLinesAsync("place", new RecordLines(lines), cancellationToken: Cancel)).Data;
        var batch = await OverAsync(api, accepted.BatchId);

        batch.Status.ShouldBe(RecordBatchStatus.Success);
        batch.Progress.SuccessfulRecords.ShouldBe(1000);
        batch.Progress.SuccessRate.ShouldBe(100);
        var seen = new List<string>();
        for (string? cursor = null; ;)
        {
            var page = (await api.ListAsync("place", 100, cursor, Cancel)).Data;
            page.Pagination.Total.ShouldBe(1000);
            seen.AddRange(page.Results.Select(record => record.ExternalId));
            if (!page.Pagination.HasNextPage)
                break;
            cursor = page.Pagination.Cursor;
        }

        seen.ShouldBe(Enumerable.Range(0, 1000).Select(i => $"p{i:0000}"));
    }

    [Fact]
    public async Task Put_OneRecord_IsThereWhenTheAnswerComesAndReleasesWhatWaits()
    {
        var (_, api) = await CreateAsync();
        var waiting = await IngestAsync(api, "job", Records("""[{"id":"j","place":"p/1"}]"""), wait: 600);
        waiting.Progress.PendingRecords.ShouldBe(1);
        var put = await api.PutAsync("place", System.Text.Json.JsonElement.Parse("""{"id":"p/1","city":"Ghent"}"""), cancellationToken: Cancel);
        put.Data.ExternalId.ShouldBe("p/1");
        (await api.GetBatchAsync(waiting.BatchId, cancellationToken: Cancel)).Data.Status.ShouldBe(RecordBatchStatus.Success);
        (await FieldAsync(api, "place", "p/1", "city")).ShouldBe("Ghent");

        var refusal = await Should.ThrowAsync<ShortlistApiException>(api.PutAsync(
            "job", System.Text.Json.JsonElement.Parse("""{"id":"k","place":"nowhere"}"""), cancellationToken: Cancel));
        refusal.Status.ShouldBe(HttpStatusCode.BadRequest);
        refusal.Details.ShouldHaveSingleItem().ShouldContain("nowhere");
    }

    [Fact]
    public async Task List_BatchesByTypeAndStatus_PagesWithoutGapsOrRepeats()
    {
        var (_, api) = await CreateAsync();
        var made = new List<string>();
        for (var i = 0; i < 5; i++)
            made.Add((await IngestAsync(api, "place", Records($$"""[{"id":"p{{i}}","city":"{{(i == 2 ? "" : "Ghent")}}"}]"""))).BatchId);
        await OverAsync(api, (await api.PatchAsync("place", Records("""[{"id":"p0","size":1}]"""), cancellationToken: Cancel)).Data.BatchId);

        var seen = new List<string>();
        for (string? cursor = null; ;)
        {
            var page = (await api.ListBatchesAsync(2, cursor, "PARTNER_RESOURCE_JSON_INGEST", cancellationToken: Cancel)).Data;
            page.Pagination.Total.ShouldBe(5);
            seen.AddRange(page.Results.Select(batch => batch.BatchId));
            if (!page.Pagination.HasNextPage)
                break;
            cursor = page.Pagination.Cursor;
        }

        seen.ShouldBe(Enumerable.Reverse(made));
        var failed = (await api.ListBatchesAsync(status: "failure", sortOrder: "asc", cancellationToken: Cancel)).Data;
        failed.Results.ShouldHaveSingleItem().BatchId.ShouldBe(made[2]);
        failed.Pagination.Total.ShouldBe(1);
    }
}

[Collection(nameof(StandaloneCollection))]
public sealed class IngestInOneProcess(StandaloneDeployment deployment) : IngestStories(deployment);

[Collection(nameof(ServicesCollection))]
public sealed class IngestOverServices(ServicesDeployment deployment) : IngestStories(deployment);
