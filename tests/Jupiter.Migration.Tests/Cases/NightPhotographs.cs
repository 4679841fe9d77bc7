using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Globalization;
using System.IO;
using System.Linq;
using Jupiter.Migration.Tests.Hosting;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>
/// Copies a folder each time that the module has put something in it onto the medium, before the work goes on: all that a power loss
/// could have left.
/// </summary>
internal sealed class NightPhotographs : EventListener
{
    private const string Files = "Jupiter.Migration.Files";

    private readonly object _gate = new();
    private readonly TempFolder _album = new();
    private readonly List<(string Folder, string What)> _taken = [];
    private readonly string _scene;

    // The base class calls back while this is still null.
    private readonly string? _place;

    public NightPhotographs(string scene)
    {
        _scene = scene;
        _place = scene + Path.DirectorySeparatorChar;
        foreach (var source in EventSource.GetSources())
        {
            Listen(source);
        }
    }

    /// <summary>Each with what had just happened.</summary>
    public IReadOnlyList<(string Folder, string What)> Taken => _taken;

    /// <summary>Makes the folder what a photograph shows.</summary>
    public void Restore(string photograph)
    {
        Directory.Delete(_scene, recursive: true);
        Copy(photograph, _scene);
    }

    public override void Dispose()
    {
        base.Dispose();
        _album.Dispose();
    }

    protected override void OnEventSourceCreated(EventSource eventSource) => Listen(eventSource);

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (_place is null || eventData.EventSource.Name != Files || eventData.Payload?[0] is not string path || !path.StartsWith(_place, StringComparison.Ordinal))
        {
            return;
        }

        lock (_gate)
        {
            // Before it is approved, people would simply make the case again.
            if (IsApproved())
            {
                var photograph = _album[_taken.Count.ToString("d4", CultureInfo.InvariantCulture)];
                Copy(_scene, photograph);
                _taken.Add((photograph, $"{eventData.EventName} {path[_place.Length..]}"));
            }
        }
    }

    private void Listen(EventSource source)
    {
        if (source.Name == Files)
        {
            EnableEvents(source, EventLevel.Informational);
        }
    }

    private bool IsApproved()
    {
        var journal = Path.Combine(_scene, "case", "journal.jsonl");
        return File.Exists(journal) && new FileInfo(journal).Length > 0 && Lines(journal) >= 2;
    }

    private static int Lines(string journal)
    {
        using var file = new FileStream(journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().Count(letter => letter == '\n');
    }

    // In a process of its own: to close a file here would take SQLite's locks on it from this process, and locks of .NET's would be in the way.
    private static void Copy(string from, string to)
    {
        using var copy = Process.Start("cp", ["-a", from, to]);
        copy.WaitForExit();
        if (copy.ExitCode != 0)
        {
            throw new IOException($"{from} was not copied to {to}.");
        }
    }
}
