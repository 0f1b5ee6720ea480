#nullable disable

using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>Addresses what a turn sends to where its activity came from, and hands it to the adapter.</summary>
public class TurnContext : ITurnContext, IDisposable
{
    public TurnContext(BotAdapter adapter, Activity activity)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        ArgumentNullException.ThrowIfNull(activity);

        Adapter = adapter;
        Activity = activity;
    }

    public BotAdapter Adapter { get; }

    public Activity Activity { get; }

    public TurnContextStateCollection TurnState { get; } = [];

    public bool Responded { get; private set; }

    /// <summary>Where the delivery mode is <c>expectReplies</c>: what was sent, kept for the answer to the request.</summary>
    public List<Activity> BufferedReplyActivities { get; } = [];

    public Task<ResourceResponse> SendActivityAsync(string textReplyToSend, string speak = null, string inputHint = InputHints.AcceptingInput, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(textReplyToSend);

        return SendActivityAsync(new Activity { Type = ActivityTypes.Message, Text = textReplyToSend, Speak = speak, InputHint = inputHint }, cancellationToken);
    }

    public async Task<ResourceResponse> SendActivityAsync(IActivity activity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activity);

        var responses = await SendActivitiesAsync([activity], cancellationToken);
        return responses is [var response, ..] ? response : new ResourceResponse();
    }

    public async Task<ResourceResponse[]> SendActivitiesAsync(IActivity[] activities, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activities);

        var here = Activity.GetConversationReference();
        var addressed = Array.ConvertAll(activities, activity => activity.ApplyConversationReference(here));

        var responses = Activity.DeliveryMode == DeliveryModes.ExpectReplies
            ? Keep(addressed)
            : await Adapter.SendActivitiesAsync(this, addressed, cancellationToken);

        for (var i = 0; i < responses.Length && i < addressed.Length; i++)
        {
            addressed[i].Id = responses[i]?.Id;
        }

        Responded |= Array.Exists(addressed, activity => activity.Type != ActivityTypes.Trace);
        return responses;
    }

    private ResourceResponse[] Keep(Activity[] activities)
    {
        foreach (var activity in activities)
        {
            if (activity.Type == InvokeResponse.ActivityType)
            {
                TurnState.Set(BotAdapter.InvokeResponseKey, activity);
            }
            else
            {
                BufferedReplyActivities.Add(activity);
            }
        }

        return Array.ConvertAll(activities, _ => new ResourceResponse());
    }

    public Task<ResourceResponse> UpdateActivityAsync(IActivity activity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activity);

        return Adapter.UpdateActivityAsync(this, activity.ApplyConversationReference(Activity.GetConversationReference()), cancellationToken);
    }

    public Task DeleteActivityAsync(string activityId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(activityId);

        var reference = Activity.GetConversationReference();
        reference.ActivityId = activityId;
        return Adapter.DeleteActivityAsync(this, reference, cancellationToken);
    }

    public Task DeleteActivityAsync(ConversationReference conversationReference, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversationReference);

        return Adapter.DeleteActivityAsync(this, conversationReference, cancellationToken);
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
