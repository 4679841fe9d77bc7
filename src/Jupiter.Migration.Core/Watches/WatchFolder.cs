using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Files;
using Jupiter.Migration.Presence;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Watches;

/// <summary>The folder of a watch, with its description and its log. Its name is that of its task, so that nothing in it has to be believed for removing one.</summary>
/// <param name="path">Full path.</param>
public sealed class WatchFolder(string path)
{
    private const string Prefix = "jupiter-watch-";
    private const int LongestReadable = 32;
    private const int HashDigits = 8;

    /// <summary>Full path.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path).TrimEnd(System.IO.Path.DirectorySeparatorChar);

    /// <summary>Its name, and that of the task: Latin letters, digits and hyphens.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The description.</summary>
    public string Description => System.IO.Path.Combine(Path, WatchDescription.FileName);

    /// <summary>The log.</summary>
    public string Log => System.IO.Path.Combine(Path, WatchLog.FileName);

    /// <summary>The folder of a case's watch.</summary>
    /// <param name="root">Where watches are kept on this computer.</param>
    /// <param name="caseId">Id of the case.</param>
    /// <returns>The folder; need not exist.</returns>
    public static WatchFolder Of(string root, string caseId)
    {
        var readable = new string([.. caseId.ToLowerInvariant().Select(sign => sign is (>= 'a' and <= 'z') or (>= '0' and <= '9') ? sign : '-').Take(LongestReadable)]).Trim('-');
        var hash = Hexadecimal.Sha256(System.Text.Encoding.UTF8.GetBytes(caseId)).Substring(0, HashDigits);
        return new WatchFolder(System.IO.Path.Combine(root, readable.Length == 0 ? Prefix + hash : $"{Prefix}{readable}-{hash}"));
    }

    /// <summary>Refuses a folder that is none of a watch by its name.</summary>
    /// <returns>The folder.</returns>
    /// <exception cref="MigrationException">WatchNotFound.</exception>
    public WatchFolder Required() => Regex.IsMatch(Name, $"^{Prefix}[a-z0-9-]{{{HashDigits},64}}$")
        ? this
        : throw MigrationException.Because(nameof(SR.WatchNotFound), Path, Path);

    /// <summary>Makes it, or brings its description up to date. A log that is there goes on.</summary>
    /// <param name="watch">The watch.</param>
    public void Prepare(WatchDescription watch) => FileErrors.Named(Path, () =>
    {
        var bytes = watch.Bytes();
        var isThere = File.Exists(Log) && File.Exists(Description) && SharedFile.ReadWhole(Description, bytes.Length) is { } written && written.SequenceEqual(bytes);
        if (!isThere)
        {
            DurableFile.CreateFolder(Path, FileRights.LocalService);
            if (File.Exists(Description))
            {
                Rewrite(Description, bytes);
            }
            else
            {
                DurableFile.Write(Description, bytes);
            }

            if (!File.Exists(Log))
            {
                DurableFile.Write(Log, WatchLog.Begin(watch), FileRights.LocalService);
            }
        }
    });

    /// <summary>Looks once and notes it in the log: what the task does every hour.</summary>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What was seen.</returns>
    /// <exception cref="MigrationException">WatchNotFound, WatchLogNotFound and their kin, and what the file system says.</exception>
    public ServerPresence Look(CancellationToken cancellation)
    {
        var watch = WatchDescription.Read(Description);
        var seen = WatchObserver.For(watch).LookAsync(watch, cancellation).GetAwaiter().GetResult();
        WatchLog.Append(Log, WatchLook.Of(seen));
        return seen;
    }

    // In its place: systemd gave it to the account that looks, and a new file would be root's, unreadable to it.
    private static void Rewrite(string path, byte[] bytes)
    {
        using var file = SharedFile.OpenOwn(path);
        file.SetLength(0);
        file.Write(bytes, 0, bytes.Length);
        Medium.Flush(file, path);
    }
}
