using System.Collections;

namespace GengoBot.Tests.Teams.Outbound;

/// <summary>Addresses that look like a listed host, or nearly, or to somebody who reads carelessly; the same for the same seed.</summary>
internal sealed class AddressFuzz(int seed) : IEnumerable<string>
{
    private const string Host = "smba.trafficmanager.net";

    private static readonly string[] Schemes =
        ["https", "https", "https", "HTTPS", "http", "ftp", "file", "ws", "wss", "javascript", "https:https", "data"];
    private static readonly string[] Slashes = ["://", "://", "://", ":/", ":", ":\\\\", ":///", ":/\\"];
    private static readonly string[] Before =
        ["", "", "", "evil.example@", "user:pass@", "evil.example%40", "a.", "evil-", "xn--", "%73", ".", "[::ffff:127.0.0.1]@", "\u202e",
            "evil.example/", "evil.example?", "evil.example#", "evil.example\\"];
    private static readonly string[] After =
        ["", "", "", ".", "..", ".evil.example", "%2eevil.example", "@evil.example", ":443", ":0443", ":8443", ":80", ":",
            "\u3002evil.example", "\uff0eevil.example", "%00.evil.example", "\\.evil.example", "\t.evil.example", "#.evil.example",
                "?.evil.example", ";.evil.example", ",evil.example"];
    private static readonly string[] Others =
        ["127.0.0.1", "169.254.169.254", "[::1]", "0x7f.1", "2130706433", "localhost", "evil.example", "metadata.google.internal",
            "smba.trafficmanager.net.", "smba.trafficmanager.com", "smba-trafficmanager.net", "smba.traffic\u043canager.net",
                "\u017fmba.trafficmanager.net"];
    private static readonly string[] Paths =
        ["", "/", "/amer/", "/../", "//evil.example/", "/@evil.example", "/%2f..%2f", "/?https://evil.example"];

    public IEnumerator<string> GetEnumerator()
    {
        var random = new Random(seed);
        while (true)
        {
            var host = random.Next(4) == 0 ? Pick(Others) : Spelled();
            yield return Pick(Schemes) + Pick(Slashes) + Pick(Before) + host + Pick(After) + Pick(Paths);
        }

        string Pick(string[] of) => of[random.Next(of.Length)];

        string Spelled()
        {
            var letters = Host.ToCharArray();
            for (var change = random.Next(3); change > 0; change--)
            {
                var at = random.Next(letters.Length);
                letters[at] = random.Next(
                    3) switch
                { 0 => char.ToUpperInvariant(letters[at]), 1 => (char)random.Next('!', '~'), _ => letters[at] };
            }

            return new string(letters);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
