using Shortlist.Applications;

namespace Shortlist.Scoring;

/// <summary>Where the CV of an application comes from: exactly one of the three is given.</summary>
/// <param name="Text">The CV itself.</param>
/// <param name="Url">Where it is to be fetched.</param>
/// <param name="File">The name of the form's part that holds it.</param>
internal sealed record ResumeSource(string? Text, string? Url, string? File);

/// <summary>An application as it was submitted.</summary>
internal sealed record SubmittedApplication(string ApplicationId, ResumeSource Resume);

/// <summary>Whether an application that was scored shall be scored again, and by which criteria; null for those in force.</summary>
internal sealed record Rescore(string? CriteriaVersionId);

/// <summary>
/// Reads what both kinds of submission have in common. Faults of the form are noted in the fields; what is wrong with a single
/// CV is told apart from them by <see cref="ResumeRules"/>.
/// </summary>
internal static class Submission
{
    private const int MaxUrlField = 8192;

    /// <summary>Checks what describes the job. None of it is kept: applications are judged by the criteria and nothing else.</summary>
    public static void CheckJob(JsonFields fields)
    {
        fields.Required("jobDescription", TextLimits.JobDescription);
        fields.Optional("roleKnowledge", TextLimits.RoleKnowledge);
    }

    /// <summary>The CV of an application, as <c>resume</c> or by the older <c>resumeUrl</c> (api-surfaces.md N10).</summary>
    public static ResumeSource ReadResume(JsonFields application)
    {
        if (application.Has("resumeUrl"))
        {
            if (application.Has("resume"))
                application.Fault("resumeUrl", "cannot be given together with resume");
            return new(null, application.Required("resumeUrl", MaxUrlField), null);
        }

        if (!application.Has("resume"))
        {
            application.Fault("resume", "is required", "required");
            return new(null, null, null);
        }

        return application.Object("resume") is { } resume ? ReadTyped(resume) : new(null, null, null);
    }

    /// <summary>Checks what came along with an application, by either of its names. It is not kept, and not judged.</summary>
    public static void CheckApplicationData(JsonFields application)
    {
        if (application.Has("candidateData") && application.Has("applicationData"))
            application.Fault("candidateData", "cannot be given together with applicationData");
        var name = application.Has("candidateData") ? "candidateData" : "applicationData";
        if (application.Object(name) is not { } data)
            return;
        data.Optional("context", TextLimits.Context);
        foreach (var answer in data.Objects("applicationAnswers", TextLimits.Answers) ?? [])
        {
            answer.Required("question", TextLimits.Answer);
            answer.Optional("answer", TextLimits.Answer);
        }
    }

    /// <summary>
    /// What a submission says of scoring again: an object, or the older flag with the version beside it (api-surfaces.md §2.3).
    /// Null when the application is to be scored once.
    /// </summary>
    public static Rescore? ReadRescore(JsonFields fields)
    {
        if (!fields.IsObject("rescore"))
        {
            var version = fields.Optional("criteriaVersionId", NovaTenant.MaxNameLength);
            return fields.Flag("rescore") is true ? new(version) : null;
        }

        var rescore = fields.Object("rescore")!;
        if (!rescore.Has("enabled"))
            rescore.Fault("enabled", "is required", "required");
        var pinned = rescore.Optional("criteriaVersionId", NovaTenant.MaxNameLength);
        return rescore.Flag("enabled") is true ? new(pinned) : null;
    }

    private static ResumeSource ReadTyped(JsonFields resume)
    {
        switch (resume.Optional("type", maxLength: 100))
        {
            case "text":
                // Its length is a fault of this one CV and not of the form.
                if (!resume.Has("content"))
                    resume.Fault("content", "is required", "required");
                return new(resume.Optional("content", int.MaxValue) ?? "", null, null);
            case "url":
                return new(null, resume.Required("url", MaxUrlField), null);
            case "file":
                return new(null, null, resume.Required("file", NovaTenant.MaxNameLength));
            default:
                resume.Fault("type", "must be text, url or file");
                return new(null, null, null);
        }
    }
}
