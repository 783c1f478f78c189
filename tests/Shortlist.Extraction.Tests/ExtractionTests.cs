using System.Text.Json;
using System.Text.Json.Nodes;
using Shortlist.CvParsing;
using Shortlist.CvParsing.Skills;
using Shortlist.Documents;
using Shortlist.Extraction.Schema;
using Shortlist.FileParsing;

namespace Shortlist.Extraction.Tests;

public sealed class ExtractionTests
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Invoice =
    [
        "Northwind Supplies Ltd",
        "Invoice No: INV-2024-0042",
        "Invoice date: 12 March 2024",
        "Due date: 2024-04-11",
        "Status: Paid",
        "Customer",
        "Name: Harbour Logistics GmbH",
        "Address: Kaistraße 7, 20457 Hamburg, Germany",
        "Phone: +49 40 1234567",
        "#Item\tQuantity\tUnit price",
        "#Pallet jack\t2\t1,310.00",
        "#Stretch film\t40\t8.50",
        "#Total\t\t2,960.00",
        "Total amount due EUR 2,960.00",
        "Questions: billing@northwind.example.com",
    ];

    [Fact]
    public void Extract_Invoice_FillsEveryKindOfField()
    {
        var data = Extract(
            """
            {"type":"object","required":["invoice_number"],"properties":{
              "invoice_number":{"type":"string"},
              "invoice_date":{"type":"string","format":"date"},
              "due_date":{"type":"string","format":"date"},
              "status":{"enum":["draft","paid","overdue"]},
              "total_amount":{"type":"number"},
              "currency":{"type":"string"},
              "contact_email":{"type":"string","format":"email"},
              "customer":{"type":"object","properties":{
                "name":{"type":"string"},
                "phone":{"type":"string"},
                "address":{"type":"object","properties":{"street":{"type":"string"},"postal_code":{"type":"string"},"city":{"type":"string"},"country":{"type":"string"}}}}},
              "line_items":{"type":"array","items":{"type":"object","properties":{
                "item":{"type":"string"},"quantity":{"type":"integer"},"unit_price":{"type":"number"}}}},
              "purchase_order":{"type":["string","null"]},
              "approved_by":{"type":"string"}}}
            """,
            Invoice);

        data["invoice_number"]!.GetValue<string>().ShouldBe("INV-2024-0042");
        data["invoice_date"]!.GetValue<string>().ShouldBe("2024-03-12");
        data["due_date"]!.GetValue<string>().ShouldBe("2024-04-11");
        data["status"]!.GetValue<string>().ShouldBe("paid");
        data["total_amount"]!.ToJsonString().ShouldBe("2960");
        data["currency"]!.GetValue<string>().ShouldBe("EUR");
        data["contact_email"]!.GetValue<string>().ShouldBe("billing@northwind.example.com");
        data["customer"]!["name"]!.GetValue<string>().ShouldBe("Harbour Logistics GmbH");
        data["customer"]!["phone"]!.GetValue<string>().ShouldBe("+49 40 1234567");
        data["customer"]!["address"]!.ToJsonString().ShouldContain("20457");
        data["customer"]!["address"]!["city"]!.GetValue<string>().ShouldBe("Hamburg");
        data["line_items"]!.AsArray().Count.ShouldBe(2, "the row of the total is no item");
        data["line_items"]![0]!["item"]!.GetValue<string>().ShouldBe("Pallet jack");
        data["line_items"]![0]!["unit_price"]!.ToJsonString().ShouldBe("1310");
        data["line_items"]![1]!["quantity"]!.ToJsonString().ShouldBe("40");
        data.ContainsKey("purchase_order").ShouldBeTrue();
        data["purchase_order"].ShouldBeNull();
        data.ContainsKey("approved_by").ShouldBeFalse("it was not found, and null is not allowed");
    }

    [Fact]
    public void Extract_PydanticSchema_FollowsReferencesAndAlternatives()
    {
        var data = Extract(
            """
            {"type":"object","$defs":{"Party":{"type":"object","properties":{"name":{"type":"string"}}}},
             "properties":{"customer":{"anyOf":[{"$ref":"#/$defs/Party"},{"type":"null"}]},"tax_id":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null}}}
            """,
            Invoice);

        data["customer"]!["name"]!.GetValue<string>().ShouldBe("Harbour Logistics GmbH");
        data["tax_id"].ShouldBeNull();
    }

    [Fact]
    public void Extract_CvSchema_ComesFromTheCvParser()
    {
        var data = Extract(
            """
            {"type":"object","properties":{"full_name":{"type":"string"},"email":{"type":"string"},"skills":{"type":"array","items":{"type":"string"}},
             "work_experience":{"type":"array","items":{"type":"object","properties":{"company":{"type":"string"},"job_title":{"type":"string"},"start_date":{"type":"string"}}}}}}
            """,
            "Rosalind Hargreave", "rosalind@example.com | +44 20 7946 0991", "", "Experience", "Data Engineer, Example Freight Ltd", "March 2019 - present", "Skills", "Python, SQL, Docker");

        data["full_name"]!.GetValue<string>().ShouldBe("Rosalind Hargreave");
        data["email"]!.GetValue<string>().ShouldBe("rosalind@example.com");
        data["skills"]!.AsArray().Select(skill => skill!.GetValue<string>()).ShouldContain("Python", StringComparer.Ordinal);
        data["work_experience"]![0]!["start_date"]!.GetValue<string>().ShouldBe("2019-03");
    }

    [Fact]
    public void Extract_BlocksThatRepeat_AreAListOfObjects()
    {
        var data = Extract(
            """{"type":"object","properties":{"referees":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"},"phone":{"type":"string"}}}}}}""",
            "Name: Ada Quill", "Phone: +44 20 7946 0111", "Name: Ben Rook", "Phone: +44 20 7946 0222");

        data["referees"]!.ToJsonString().ShouldBe("""[{"name":"Ada Quill","phone":"\u002B44 20 7946 0111"},{"name":"Ben Rook","phone":"\u002B44 20 7946 0222"}]""");
    }

    [Fact]
    public void Extract_InvoiceWithoutLabelsForItsParties_TellsThemByWhereTheyStand()
    {
        var data = Extract(
            """
            {"type":"object","properties":{
              "vendor":{"type":"object","properties":{"name":{"type":"string"},"address":{"type":"string"},"email":{"type":"string"}}},
              "customer":{"type":"object","properties":{"name":{"type":"string"},"address":{"type":"string"}}},
              "tax":{"type":"number"},"iban":{"type":"string"},"bic":{"type":"string"},"payment_method":{"enum":["bank_transfer","cash"]}}}
            """,
            "Hofmann Werkzeuge GmbH",
            "Lindenstraße 14",
            "04107 Leipzig",
            "info@hofmann.example",
            "Invoice number: RE-17",
            "Bill to:",
            "Brightwater Ltd",
            "12 Harbour Road",
            "Bristol BS1 4RN",
            "#Item\tPrice",
            "#Wrench\t10.00",
            "#VAT 19 %\t1.90",
            "Payment terms: 30 days net. Payment method: bank transfer",
            "IBAN: DE89 3704 0044 0532 0130 00 BIC: COBADEFFXXX");

        data["vendor"]!.ToJsonString(Readable).ShouldBe("""{"name":"Hofmann Werkzeuge GmbH","address":"Lindenstraße 14, 04107 Leipzig"}""");
        data["customer"]!.ToJsonString(Readable).ShouldBe("""{"name":"Brightwater Ltd","address":"12 Harbour Road, Bristol BS1 4RN"}""");
        data["tax"]!.ToJsonString().ShouldBe("1.9", "what the share comes to, not the share");
        data["iban"]!.GetValue<string>().ShouldBe("DE89 3704 0044 0532 0130 00");
        data["bic"]!.GetValue<string>().ShouldBe("COBADEFFXXX");
        data["payment_method"]!.GetValue<string>().ShouldBe("bank_transfer");
    }

    [Fact]
    public void Extract_CvSchemaAndTableThatFitsIt_TakesTheTable()
    {
        var data = Extract(
            """
            {"type":"object","properties":{"full_name":{"type":"string"},"email":{"type":"string"},"languages":{"type":"array","items":{"type":"string"}},
             "work_history":{"type":"array","items":{"type":"object","properties":{"employer":{"type":"string"},"job_title":{"type":"string"},"start":{"type":"string"}}}}}}
            """,
            "Maria Duarte",
            "maria@example.com",
            "Work history",
            "#Employer\tJob title\tFrom",
            "#Mercy Hospital\tStaff Nurse\t2012-05",
            "#St. John's\tCharge Nurse\t2017-09");

        data["work_history"]!.AsArray().Select(job => $"{job!["employer"]}, {job["job_title"]}, {job["start"]}")
            .ShouldBe(["Mercy Hospital, Staff Nurse, 2012-05", "St. John's, Charge Nurse, 2017-09"]);
    }

    [Fact]
    public void Extract_Form_ReadsWhatPeopleWrite()
    {
        var data = Extract(
            """
            {"type":"object","properties":{
              "address":{"type":"object","properties":{"street":{"type":"string"},"city":{"type":"string"},"state":{"type":"string"},"zip_code":{"type":"string"}}},
              "employment_type":{"enum":["full_time","part_time"]},
              "receipt_number":{"type":"string"},
              "monthly_fee":{"type":"number"},
              "references":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"},"phone":{"type":"string"}}}}}}
            """,
            "Full name: Maria Duarte",
            "Telephone: (217) 555-0142",
            "Home address: 22 Elm Street, Springfield, IL 62704, USA",
            "Employment type: Full-time",
            "Receipt # 88412",
            "She pays a monthly fee of USD 4,500.00, and interest at 1.5 % when late.",
            "References:",
            "Name: Alan Reed",
            "Phone: 217-555-0188",
            "Name: Susan Wong",
            "Phone: 217-555-0175");

        data["address"]!.ToJsonString().ShouldBe("""{"street":"22 Elm Street","city":"Springfield","state":"IL","zip_code":"62704"}""");
        data["employment_type"]!.GetValue<string>().ShouldBe("full_time");
        data["receipt_number"]!.GetValue<string>().ShouldBe("88412");
        data["monthly_fee"]!.ToJsonString().ShouldBe("4500");
        data["references"]!.ToJsonString().ShouldBe("""[{"name":"Alan Reed","phone":"217-555-0188"},{"name":"Susan Wong","phone":"217-555-0175"}]""");
    }

    [Fact]
    public void Extract_SourcesAndConfidences_StandInTheShapeOfTheData()
    {
        var filled = Fill("""{"type":"object","properties":{"invoice_number":{"type":"string"}}}""", Invoice);

        var entry = filled.ToMetadata(sources: true, confidences: true)!["invoice_number"]!;

        entry["citation"]![0]!["page"]!.GetValue<int>().ShouldBe(1);
        entry["citation"]![0]!["matching_text"]!.GetValue<string>().ShouldContain("INV-2024-0042");
        entry["confidence"]!.GetValue<double>().ShouldBeInRange(0.5, 1);
        filled.ToMetadata(sources: true, confidences: false)!["invoice_number"]!.AsObject().ContainsKey("confidence").ShouldBeFalse();
    }

    [Fact]
    public void Extract_TwiceTheSame_GivesTheSame()
    {
        const string Schema = """{"type":"object","properties":{"total":{"type":"number"},"date":{"type":"string"},"phone":{"type":"string"}}}""";
        Fill(Schema, Invoice).ToData()!.ToJsonString().ShouldBe(Fill(Schema, Invoice).ToData()!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"type":"string","pattern":"^[A-Z]{2}$"}""", "\"AB\"", true)]
    [InlineData("""{"type":"string","pattern":"^[A-Z]{2}$"}""", "\"abc\"", false)]
    [InlineData("""{"type":"string","pattern":"(a+)+$"}""", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"", false)]
    [InlineData("""{"type":"integer","minimum":3}""", "2", false)]
    [InlineData("""{"type":["number","null"]}""", "null", true)]
    [InlineData("""{"enum":["a","b"]}""", "\"c\"", false)]
    [InlineData("""{"type":"object","required":["x"]}""", "{}", false)]
    [InlineData("""{"type":"object","properties":{"x":{"type":"string","format":"date"}}}""", """{"x":"2024-13-01"}""", false)]
    [InlineData("""{"type":"array","items":{"type":"string"},"maxItems":1}""", """["a","b"]""", false)]
    [InlineData("""{"$ref":"http://example.com/schema"}""", "1", false)]
    public void SchemaCheck_Value_IsAllowedOrNot(string schema, string value, bool isAllowed) =>
        SchemaCheck.Allows(JsonSerializer.Deserialize<JsonElement>(schema), JsonNode.Parse(value)).ShouldBe(isAllowed);

    private static JsonObject Extract(string schema, params string[] lines)
    {
        var data = Fill(schema, lines).ToData()!.AsObject();
        SchemaCheck.Allows(JsonSerializer.Deserialize<JsonElement>(schema), data).ShouldBeTrue(data.ToJsonString());
        return data;
    }

    /// <summary>A text; a line that begins with <c>#</c> is a row of a table.</summary>
    private static Filled Fill(string schema, params string[] lines)
    {
        var document = new Document
        {
            Format = DocumentFormat.Text,
            Lines = [.. lines.Select((text, number) => new DocumentLine
            {
                Page = 1,
                Text = text.TrimStart('#'),
                Box = new Box(0, number * 12, 100, (number * 12) + 12),
                Block = text.StartsWith('#') ? number : 0,
                Row = text.StartsWith('#') ? new(text[1..].Split('\t'), 1) : null,
            }).Where(line => line.Text.Length > 0)],
        };
        var file = FileParser.Parse(document, ParseSettings.Everything);
        return new SchemaExtractor(new CvParser(SkillTaxonomy.BuiltIn))
            .Extract(document, file, JsonSerializer.Deserialize<JsonElement>(schema), new DateOnly(2026, 3, 15));
    }
}
