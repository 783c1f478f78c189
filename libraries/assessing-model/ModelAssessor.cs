using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI;
using OpenAI.Chat;
using Shortlist.Assessing.Criteria;
using Shortlist.Assessing.Cvs;

namespace Shortlist.Assessing.Model;

/// <summary>
/// Assesses CVs with a model behind an API like OpenAI's. The model gives a verdict and quotes for each criterion; the numbers are ours,
/// by the same rubric as without a model. It gets the stripped CV alone.
/// </summary>
public sealed class ModelAssessor : IAssessor
{
    private readonly Assessor _rules;
    private readonly ModelOptions _options;
    private readonly ChatClient _client;

    /// <summary>With the model of the options.</summary>
    /// <param name="rules">Judges first; the model may correct it, within bounds.</param>
    /// <param name="options">Say where the model is.</param>
    /// <exception cref="ArgumentException">No model is configured.</exception>
    public ModelAssessor(Assessor rules, ModelOptions options)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(options);
        if (!options.IsOn)
            throw new ArgumentException("Endpoint and Model must be given.", nameof(options));

        (_rules, _options) = (rules, options);
        _client = new ChatClient(options.Model, new ApiKeyCredential(options.ApiKey), new OpenAIClientOptions
        {
            Endpoint = options.Endpoint,
            NetworkTimeout = options.Timeout,
            RetryPolicy = new ClientRetryPolicy(options.Retries),
        });
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
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.Timeout);
        try
        {
            ChatMessage[] messages = [new SystemChatMessage(Prompt.Rules), new UserChatMessage(Prompt.Case(criteria, cv.Text))];
            ChatCompletion completion = await _client.CompleteChatAsync(messages, ChatOptions(), limit.Token);
            if (!string.IsNullOrEmpty(completion.Refusal))
                throw new JudgeException(JudgeFailure.Failed, "The model refused to judge.");
            if (completion.FinishReason != ChatFinishReason.Stop)
                throw new JudgeException(JudgeFailure.Failed, $"The model broke off: {completion.FinishReason}.");
            return completion.Content.Count == 1 && completion.Content[0].Text is { Length: > 0 } text
                ? text
                : throw new JudgeException(JudgeFailure.Failed, "The model gave no answer.");
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new JudgeException(JudgeFailure.Timeout, $"The model did not answer within {_options.Timeout.TotalSeconds:0} seconds.", exception);
        }
        catch (Exception exception) when (exception is not (JudgeException or OperationCanceledException))
        {
            // Whatever a server that only looks like OpenAI's makes the client throw: no connection, an error status, a body of another form.
            throw new JudgeException(JudgeFailure.Failed, exception is ClientResultException { Status: > 0 } result ? $"The model's server answered {result.Status}." : "The model's server could not be asked.", exception);
        }
    }

    private ChatCompletionOptions ChatOptions() => new()
    {
        Temperature = 0,
        MaxOutputTokenCount = _options.MostTokens,
        ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat("judgement", BinaryData.FromString(Prompt.Schema), jsonSchemaIsStrict: true),
    };
}
