using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Shortlist.Client.TalentRay;
using Shortlist.EndToEnd.Tests.Deployments;
using Shortlist.EndToEnd.Tests.Material;

namespace Shortlist.EndToEnd.Tests.Stories;

/// <summary>What a lead's own address tells of how its CV was read.</summary>
public abstract class EvidenceStories(Deployment deployment) : Story(deployment)
{
    private readonly Deployment _deployment = deployment;

    [Fact]
    public async Task Lead_OfAPdf_HasPageBoxTextAndConfidenceForEveryField()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync();
        await SubmitAsync(api, new CvUpload(tenant.Organization) { BatchId = "proof" }.AddFile(Samples.PathOf("backend-engineer.pdf")));
        var member = (await WatchToTheEndAsync(api, "proof", total: 1)).Data.ShouldHaveSingleItem();

        var lead = await api.GetLeadAsync(member.Id, Cancel);

        var screening = lead.Screening.ShouldNotBeNull();
        screening.NeedsReview.ShouldBeFalse();
        screening.ReviewReasons.ShouldBeEmpty();
        (screening.Language, screening.LanguageSupported).ShouldBe(("en", true));
        screening.HiddenText.ShouldBeNull();
        screening.Evidence.Single(each => each.Field == "fullName").Value.ShouldBe(lead.FullName);
        screening.Evidence.First(each => each.Field == "email").Value.ShouldBe(lead.Email);
        screening.Evidence.Where(each => each.Field == "skills").Select(each => each.Value).ShouldBe(lead.Skills);
        screening.Evidence.ShouldContain(each => each.Field == "work");
        foreach (var evidence in screening.Evidence)
        {
            evidence.Page.ShouldBeGreaterThanOrEqualTo(1, evidence.Field);
            evidence.Text.ShouldNotBeNullOrWhiteSpace(evidence.Field);
            evidence.Confidence.ShouldBeInRange(0.01, 1, evidence.Field);
        }

        var name = screening.Evidence.Single(each => each.Field == "fullName").Box.ShouldNotBeNull();
        name.Right.ShouldBeGreaterThan(name.Left);
        name.Bottom.ShouldBeGreaterThan(name.Top);

        var reading = await api.GetCvAsync(member.Id, Cancel);
        reading.Cv.Name.ShouldNotBeNull().Evidence.Box.ShouldBe(name);
        reading.Cv.Language.ShouldBe("en");
    }

    [Fact]
    public async Task Lead_OfACvInALanguageThatIsNotRead_SaysSoAndKeepsItsContacts()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var api = await tenant.CreateClientAsync();
        const string text = """
            Резюме
            Иванов Пётр Сергеевич
            pyotr.ivanov@example.com, +7 912 345-67-89
            Опыт работы
            2018 - настоящее время ООО «Пример», ведущий инженер
            Разработка и сопровождение системы учёта, руководство группой из пяти человек
            Образование
            Московский технический университет, 2014
            """;
        await SubmitAsync(api, new CvUpload(tenant.Organization) { BatchId = "cyrillic" }.AddFile("rezume.txt", Encoding.UTF8.GetBytes(text)));
        var member = (await WatchToTheEndAsync(api, "cyrillic", total: 1)).Data.ShouldHaveSingleItem();
        member.Status.ShouldBe(LeadStatus.Parsed);

        var lead = await api.GetLeadAsync(member.Id, Cancel);

        lead.Email.ShouldBe("pyotr.ivanov@example.com");
        lead.Phone.ShouldBe("+79123456789");
        lead.Skills.ShouldBeEmpty();
        var screening = lead.Screening.ShouldNotBeNull();
        screening.NeedsReview.ShouldBeTrue();
        screening.ReviewReasons.ShouldContain("unsupported_language");
        (screening.Language, screening.LanguageSupported).ShouldBe(("ru", false));
        screening.Phone.ShouldBe(new CvPhone("+7 912 345-67-89", "+79123456789", "RU", Basis: "number"));
        screening.Evidence.Select(each => each.Field).Distinct().ShouldBe(["email", "phone"]);
    }

    [Fact]
    public async Task Lists_AndLeadsWithoutACv_ShowNoScreening()
    {
        var tenant = await _deployment.CreateTenantAsync();
        var caller = await tenant.CreateCallerAsync();
        var made = await caller.Api.CreateLeadAsync(new NewLead { FullName = "Sam Lee", OrganizationId = tenant.Organization }, Cancel);
        await SubmitAsync(caller.Api, PlainUpload(tenant.Organization, [1], "plain"));
        await WatchToTheEndAsync(caller.Api, "plain", total: 1);

        foreach (var path in new[] { "/api/v1/sourcing", "/api/v1/cv-screening/batches/plain", $"/api/v1/sourcing/{made.Id}" })
        {
            using var answer = await caller.SendAsync(HttpMethod.Get, path);
            var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
            body.GetRawText().ShouldNotContain("screening");
        }
    }
}

[Collection(nameof(StandaloneCollection))]
public sealed class EvidenceInOneProcess(StandaloneDeployment deployment) : EvidenceStories(deployment);

[Collection(nameof(ServicesCollection))]
public sealed class EvidenceOverServices(ServicesDeployment deployment) : EvidenceStories(deployment);
