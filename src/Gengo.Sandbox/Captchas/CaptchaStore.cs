namespace Gengo.Sandbox.Captchas;

/// <summary>Remembers the answers of the latest captchas, so that their pictures can be drawn. The sandbox locks it.</summary>
internal sealed class CaptchaStore
{
    private const int MaxCaptchas = 1_000;

    private readonly Dictionary<string, string> _answers = [];
    private readonly Queue<string> _keys = [];

    public void Add(Captcha captcha)
    {
        _answers[captcha.Key] = captcha.Answer;
        _keys.Enqueue(captcha.Key);
        if (_keys.Count > MaxCaptchas)
        {
            _answers.Remove(_keys.Dequeue());
        }
    }

    public string? FindAnswer(string key) => _answers.GetValueOrDefault(key);
}
