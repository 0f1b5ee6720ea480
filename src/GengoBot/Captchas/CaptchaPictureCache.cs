using System.Security.Cryptography;

namespace GengoBot.Captchas;

/// <summary>
/// Keeps pictures for readers' clients, each under an unguessable token, for ten minutes or until newer ones need the room.
/// </summary>
internal sealed class CaptchaPictureCache(TimeProvider time)
{
    public const int MaxPictures = 200;
    public const int MaxBytes = 16 * 1024 * 1024;
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Place> _places = [];
    private readonly Queue<string> _oldestFirst = [];
    private long _bytes;

    public string Put(CaptchaPicture picture)
    {
        var token = RandomNumberGenerator.GetHexString(32, lowercase: true);
        lock (_lock)
        {
            _places.Add(token, new Place(picture, time.GetUtcNow() + Life));
            _oldestFirst.Enqueue(token);
            _bytes += picture.Bytes.Length;
            MakeRoom();
        }

        return token;
    }

    public CaptchaPicture? Find(string token)
    {
        lock (_lock)
        {
            MakeRoom();
            return _places.GetValueOrDefault(token)?.Picture;
        }
    }

    // All are kept equally long, so the oldest expires first.
    private void MakeRoom()
    {
        var now = time.GetUtcNow();
        while (_oldestFirst.TryPeek(out var oldest)
            && (_places.Count > MaxPictures || _bytes > MaxBytes || _places[oldest].Expires <= now))
        {
            _oldestFirst.Dequeue();
            _places.Remove(oldest, out var place);
            _bytes -= place?.Picture.Bytes.Length ?? 0;
        }
    }

    private sealed record Place(CaptchaPicture Picture, DateTimeOffset Expires);
}
