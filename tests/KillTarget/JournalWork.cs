using System;
using System.Collections.Generic;
using System.Globalization;
using Jupiter.Migration.Cases.Journal;

namespace Jupiter.Migration.KillTarget;

/// <summary>Appends lines to the journal of a case and says the number and the token of each after it is on the medium, then holds the case.</summary>
internal static class JournalWork
{
    /// <summary>Appends lines.</summary>
    public static void Run(string folder, int count, Action<string> say)
    {
        using var writer = JournalWriter.Open(folder, TimeProvider.System, _ => { });
        say("go");
        for (var i = 0; i < count; i++)
        {
            var token = Guid.NewGuid().ToString("N");
            var evidence = i % 4 == 0 ? new[] { writer.AddEvidence("token.txt", System.Text.Encoding.ASCII.GetBytes(token)) } : null;
            var entry = writer.Append("kill", "Appended", new Dictionary<string, string> { ["token"] = token }, evidence);
            say(entry.Sequence.ToString(CultureInfo.InvariantCulture) + " " + token);
        }

        say("held");
        Console.In.ReadLine();
    }
}
