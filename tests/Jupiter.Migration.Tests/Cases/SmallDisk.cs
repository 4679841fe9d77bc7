using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Jupiter.Migration.Tests.Cases;

/// <summary>A disk of two megabytes under a folder that is there already: it can be filled and made read-only, also for root.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const string Ballast = "ballast.bin";

    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    public static SmallDisk Under(string folder)
    {
        var aside = folder + ".aside";
        Directory.Move(folder, aside);
        Directory.CreateDirectory(folder);
        Run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder);
        Run("cp", "-a", aside + "/.", folder);
        Directory.Delete(aside, recursive: true);
        return new SmallDisk(folder);
    }

    public void Fill()
    {
        using var ballast = File.Create(Path.Combine(_folder, Ballast));
        var block = new byte[4096];
        try
        {
            while (true)
            {
                ballast.Write(block);
                ballast.Flush();
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void Free() => File.Delete(Path.Combine(_folder, Ballast));

    public void MakeReadOnly() => Run("mount", "-o", "remount,ro", _folder);

    public void MakeWritable() => Run("mount", "-o", "remount,rw", _folder);

    /// <summary>Takes the disk away; what was on it stays in the folder.</summary>
    public void Dispose()
    {
        var aside = _folder + ".aside";
        Directory.CreateDirectory(aside);
        Run("cp", "-a", _folder + "/.", aside);
        Run("umount", _folder);
        Directory.Delete(_folder);
        Directory.Move(aside, _folder);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(string.Join(' ', arguments.Prepend(program)));
        }
    }
}
