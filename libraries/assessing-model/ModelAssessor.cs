using OpenAI.Chat;
using Shortlist.Assessing.Criteria;
using Shortlist.Assessing.Cvs;
using Shortlist.ChatModels;

namespace Shortlist.Assessing.Model;

/// <summary>
/// Assesses CVs with a model behind an API like OpenAI's. The model gives a verdict and quotes for each criterion; the numbers are ours,
/// by the same rubric as without a model. It gets the stripped CV alone.
/// </summary>
public sealed class ModelAssessor : IAssessor
{
    private readonly Assessor _rules;
    private readonly ModelOptions _options;
    private readonly ChatModel _model;

    /// <summary>With the model of the options.</summary>
    /// <param name="rules">Judges first; the model may correct it, within bounds.</param>
    /// <param name="options">Say where the model is.</param>
    /// <exception cref="ArgumentException">No model is configured.</exception>
    public ModelAssessor(Assessor rules, ModelOptions options)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(options);
        (_rules, _options, _model) = (rules, options, new ChatModel(options));
    }

    /// <inheritdoc/>
    public async ValueTask<Assessment> AssessAsync(IReadOnlyList<Criterion> criteria, ScorableCv cv, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cv);
        var byRules = _rules.Assess(criteria, cv);
        if (byRules.Outcome != AssessmentOutcome.Scored)
            return byRules;

        return AnswerCheck.Assess(await AskAsync(criteria, cv, cancellationToken), byRules, cv);
    }

    private async Task<string> AskAsync(IReadOnlyList<Criterion> criteria, ScorableCv cv, CancellationToken cancellationToken)
    {
        try
        {
            ChatMessage[] messages = [new SystemChatMessage(Prompt.Rules), new UserChatMessage(Prompt.Case(criteria, cv.Text))];
            return await _model.AskAsync(messages, ChatOptions(), cancellationToken);
        }
        catch (ChatModelException exception)
        {
            throw new JudgeException(
                exception.Failure == ChatModelFailure.Timeout ? JudgeFailure.Timeout : JudgeFailure.Failed, exception.Message, exception);
        }
    }

    private ChatCompletionOptions ChatOptions() => new()
    {
        Temperature = 0,
        MaxOutputTokenCount = _options.MostTokens,
        ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat("judgement", BinaryData.FromString(Prompt.Schema), jsonSchemaIsStrict: true),
    };
}
