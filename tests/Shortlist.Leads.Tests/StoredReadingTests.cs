using System.Text.Json;
using Shortlist.CvParsing;
using Shortlist.Store;

namespace Shortlist.Leads.Tests;

/// <summary>What earlier versions stored must load for as long as leads are kept.</summary>
public sealed class StoredReadingTests
{
    private const string Old = """
        {
          "leadId": "pc_1", "tenantId": "tenant_a", "format": "Pdf", "pageCount": 2, "pagesRead": 2, "warnings": [],
          "cv": {
            "name": { "value": "Tova Lindqvist", "confidence": 0.9, "evidence": { "page": 1, "line": 0, "quote": "TOVA LINDQVIST" } },
            "emails": [],
            "phones": [{ "value": "030 1234567", "confidence": 0.9, "evidence": { "page": 1, "line": 2, "quote": "030 1234567" } }],
            "links": [], "skills": [], "languages": [], "work": [], "education": [],
            "needsReview": true
          },
          "readAt": "2026-03-15T10:00:00+00:00"
        }
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Find_ReadingOfAnEarlierVersion_Loads()
    {
        await using var store = new TemporaryStore();
        var readings = new CvReadingCollection(store.Documents);
        await store.Documents.InsertAsync(
            readings.Definition,
            new StoredDocument("pc_1", 1, [KeyValue.Of("tenant_a")], System.Text.Encoding.UTF8.GetBytes(Old)),
            Cancel);

        var reading = (await readings.FindAsync("pc_1", Cancel)).ShouldNotBeNull().Value;

        reading.Cv.Phones.ShouldHaveSingleItem().Value.ShouldBe(new Phone("030 1234567"));
        reading.Cv.NeedsReview.ShouldBeTrue();
        reading.Cv.ReviewReasons.ShouldBeEmpty();
        reading.Cv.IsSupported.ShouldBeTrue();
        reading.Cv.Language.ShouldBeNull();
        reading.HiddenText.ShouldBeNull();
        var screening = LeadScreening.Of(reading);
        screening.NeedsReview.ShouldBeTrue();
        screening.Evidence.Select(each => (each.Field, each.Text, each.Box)).ShouldBe([("fullName", "TOVA LINDQVIST", null), ("phone", "030 1234567", null)]);
    }

    [Fact]
    public async Task Insert_Reading_ComesBackAsItWas()
    {
        await using var store = new TemporaryStore();
        var readings = new CvReadingCollection(store.Documents);
        var reading = new CvReading
        {
            LeadId = "pc_1",
            TenantId = "tenant_a",
            Format = "Pdf",
            PageCount = 1,
            PagesRead = 1,
            HiddenText = new HiddenTextReport(1, [1], ["tiny"], [new HiddenExcerpt(1, "python", "tiny", new EvidenceBox(1, 2, 3, 4))]),
            Cv = new ParsedCv
            {
                Phones = [new(new Phone("030 1234567", "+49301234567", "DE", null, PhoneBasis.Location), 0.9, new Evidence(1, 2, "030 1234567", new EvidenceBox(1, 2.5, 3, 4)))],
                Language = "fi",
                NeedsReview = true,
                ReviewReasons = [ReviewReason.UnsupportedLanguage],
            },
            ReadAt = new DateTimeOffset(2026, 3, 15, 10, 0, 0, TimeSpan.Zero),
        };

        await readings.InsertAsync(reading, Cancel);
        var back = (await readings.FindAsync("pc_1", Cancel)).ShouldNotBeNull().Value;

        JsonSerializer.Serialize(back).ShouldBe(JsonSerializer.Serialize(reading));
        back.Cv.IsSupported.ShouldBeFalse();
    }

    [Fact]
    public void Display_PhoneWhoseCountryIsAGuess_StaysAsWritten() =>
        new Phone("030 1234567", "+49301234567", "DE", null, PhoneBasis.Language).Display.ShouldBe("030 1234567");
}
