using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Jupiter.Migration.LabAsker;
using Jupiter.Migration.Lab.Machines;

namespace Jupiter.Migration.Lab.Asking;

/// <summary>
/// The module on a machine of the lab: a process in its namespace that takes questions, as many at once as one likes. It has a hosts file
/// of its own, no name server, and knows of no rehearsal.
/// </summary>
internal sealed class Asker : IAsyncDisposable
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource<LabAnswer>> _asked = new();
    private readonly string _folder;
    private readonly Process _process;
    private readonly Task _listening;
    private readonly Task<string> _errors;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _last;

    private Asker(string folder, Process process)
    {
        _folder = folder;
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
        _listening = ListenAsync();
    }

    public static Asker Start(Machine machine)
    {
        var folder = Directory.CreateTempSubdirectory("jm-lab-").FullName;
        File.WriteAllText(Path.Combine(folder, "hosts"), "127.0.0.1 localhost\n");
        File.WriteAllText(Path.Combine(folder, "nsswitch.conf"), "hosts: files\n");
        var start = new ProcessStartInfo("ip")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["XDG_DATA_HOME"] = folder;

        // There are many of them, and each has little to remember and does nothing long enough for its code to be compiled twice.
        start.Environment["DOTNET_GCgen0size"] = "400000";
        start.Environment["DOTNET_TC_CallCountThreshold"] = "FFFF";
        var mounts = $"mount --bind {folder}/hosts /etc/hosts && mount --bind {folder}/nsswitch.conf /etc/nsswitch.conf";
        var program = Path.Combine(AppContext.BaseDirectory, "LabAsker.dll");

        // `ip netns exec` gives the process mounts of its own.
        foreach (var argument in new[] { "netns", "exec", machine.Network, "sh", "-c", $"{mounts} && exec dotnet '{program}'" })
        {
            start.ArgumentList.Add(argument);
        }

        return new Asker(folder, Process.Start(start)!);
    }

    /// <summary>Ends when it can be asked.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Writes lines into its hosts file, where they do not stand yet.</summary>
    public void Knows(params (string Address, string Name)[] hosts)
    {
        // In place: what is mounted is the file, not its name.
        var file = Path.Combine(_folder, "hosts");
        File.AppendAllLines(file, hosts.Select(host => $"{host.Address} {host.Name}").Except(File.ReadLines(file)).ToArray());
    }

    /// <summary>Asks.</summary>
    public async Task<LabAnswer> Ask(Func<int, LabQuestion> question)
    {
        var id = Interlocked.Increment(ref _last);
        var answer = new TaskCompletionSource<LabAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked[id] = answer;
        var line = JsonSerializer.Serialize(question(id));
        lock (_process)
        {
            _process.StandardInput.WriteLine(line);
            _process.StandardInput.Flush();
        }

        if (await Task.WhenAny(answer.Task, _listening) == _listening && !answer.Task.IsCompleted)
        {
            throw new InvalidOperationException("The asker ended: " + await _errors);
        }

        return await answer.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await _listening;
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task ListenAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _ready.TrySetResult();
            if (line.StartsWith('{') && JsonSerializer.Deserialize<LabAnswer>(line) is { } answer && _asked.TryRemove(answer.Id, out var waiting))
            {
                waiting.SetResult(answer);
            }
        }

        // Whoever waits for it goes on, and is told that it ended.
        _ready.TrySetResult();
    }
}
