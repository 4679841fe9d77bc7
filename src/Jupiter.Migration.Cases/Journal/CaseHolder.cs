using System;
using System.Diagnostics;
using System.Text.Json;
using System.Threading;
using Jupiter.Migration.Files;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Cases.Journal;

/// <summary>
/// Who writes to a case, as <c>case.holder.json</c> tells it to whoever finds the case in use. What a killed process left is stale and
/// harmless.
/// </summary>
internal sealed class CaseHolder
{
    private const string CurrentSchema = "jupiter.case-holder/1";
    private const int Longest = 4096;
    private const int Attempts = 10;
    private const int MillisecondsBetween = 20;

    /// <summary>Schema and version.</summary>
    public string Schema { get; init; } = "";

    /// <summary>The computer.</summary>
    public string Machine { get; init; } = "";

    /// <summary>The account.</summary>
    public string Account { get; init; } = "";

    /// <summary>The process.</summary>
    public int ProcessId { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>This process.</summary>
    /// <param name="now">The time.</param>
    /// <returns>The holder.</returns>
    public static CaseHolder Here(DateTimeOffset now)
    {
        using var process = Process.GetCurrentProcess();
        return new CaseHolder
        {
            Schema = CurrentSchema,
            Machine = Environment.MachineName,
            Account = Environment.UserName,
            ProcessId = process.Id,
            Since = now,
        };
    }

    /// <summary>Says in a few words who holds a case.</summary>
    /// <param name="path">The file that tells.</param>
    /// <returns>Process, account, computer and time, or that it is not known.</returns>
    public static string Describe(string path)
    {
        // Whoever has just taken the case has not written yet who he is.
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (Read(path) is { } holder)
            {
                return SR.CaseHolder.With(
                    PrintableText.Of(holder.Machine), PrintableText.Of(holder.Account), holder.ProcessId, holder.Since.LocalDateTime);
            }

            Thread.Sleep(MillisecondsBetween);
        }

        return SR.CaseHolderUnknown;
    }

    /// <summary>Writes it.</summary>
    /// <param name="path">The file.</param>
    public void Write(string path) => DurableFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(this, JournalJson.Readable.CaseHolder));

    private static CaseHolder? Read(string path)
    {
        try
        {
            var bytes = SmallFile.Read(path, Longest, FilePatience.None);
            var holder = bytes is null ? null : JsonSerializer.Deserialize(bytes, JournalJson.Readable.CaseHolder);
            return holder is { Schema: CurrentSchema, Machine: not null, Account: not null } ? holder : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FileHeldException)
        {
            return null;
        }
    }
}
