using System;
using System.Collections.Generic;
using Jupiter.Migration.Cases.Facts;
using Jupiter.Migration.Cases.Journal;
using Jupiter.Migration.Cases.Plans;

namespace Jupiter.Migration.Cases.State;

/// <summary>What the journal tells of the venue's folders (clauses P2, S2), each by the name that the venue has for it.</summary>
internal sealed class FolderState
{
    private readonly Dictionary<string, CarriedFolder> _copied = new(VenueFolder.Names);
    private readonly Dictionary<string, ReturnedFolder> _returned = new(VenueFolder.Names);
    private readonly Dictionary<string, LeftBeside> _beside = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The folders that were copied, each as it was copied last.</summary>
    public IReadOnlyDictionary<string, CarriedFolder> Copied => _copied;

    /// <summary>When a folder was copied last; null while none was.</summary>
    public DateTimeOffset? CopiedAt { get; private set; }

    /// <summary>The folders that were put back, each as it was last.</summary>
    public IReadOnlyDictionary<string, ReturnedFolder> Returned => _returned;

    /// <summary>What lies beside the Jupiter program, by its folder, as it was seen last.</summary>
    public IReadOnlyDictionary<string, LeftBeside> Beside => _beside;

    /// <summary>Takes a line that tells of folders.</summary>
    /// <param name="entry">The line.</param>
    public void Apply(JournalEntry entry)
    {
        if (CarriedFolder.From(entry.Facts) is { } folder)
        {
            // One that was not there where somebody else looked takes no copy away.
            CopiedAt = folder.List is null ? CopiedAt : entry.At;
            _copied[folder.Folder] = folder.List is null && _copied.TryGetValue(folder.Folder, out var copied) ? copied : folder;
        }

        if (ReturnedFolder.From(entry.Facts) is { } returned)
        {
            _returned[returned.Folder] = returned;
        }

        if (LeftBeside.From(entry.Facts) is { } beside)
        {
            _beside[beside.Program] = beside;
        }
    }
}
