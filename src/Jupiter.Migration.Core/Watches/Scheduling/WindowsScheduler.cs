using System;
using System.IO;
using System.Text;
using Jupiter.Migration.Files;

namespace Jupiter.Migration.Watches.Scheduling;

/// <summary>The Task Scheduler of Windows, by schtasks.exe, which every version has.</summary>
public sealed class WindowsScheduler : IWatchScheduler
{
    private readonly SystemProgram _tasks = new(Path.Combine(Environment.SystemDirectory, "schtasks.exe"));

    /// <inheritdoc/>
    public void Require()
    {
        // Every Windows has one, and who may not use it is told so by it.
    }

    /// <inheritdoc/>
    public bool Knows(string name) => _tasks.TryRun("/Query", "/TN", name).Code == 0;

    /// <inheritdoc/>
    public void Register(WatchTask task)
    {
        // In UTF-16 with its mark, as the schema's documents are written.
        var file = Path.Combine(task.Folder, task.Name + ".xml");
        var document = TaskXml.Of(task);
        FileErrors.Named(file, () => DurableFile.Write(file, [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes($"{document.Declaration}\r\n{document}")]));
        _tasks.Run("/Create", "/F", "/TN", task.Name, "/XML", file);
    }

    /// <inheritdoc/>
    public void Remove(string name) => _tasks.Run("/Delete", "/F", "/TN", name);
}
