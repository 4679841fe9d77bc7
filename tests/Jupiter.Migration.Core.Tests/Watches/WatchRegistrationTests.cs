using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using Jupiter.Migration.Errors;
using Jupiter.Migration.Watches;
using Jupiter.Migration.Watches.Scheduling;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Watches;

/// <summary>Setting a watch up, again, and taking it away, on real folders with a scheduler that only remembers.</summary>
public sealed class WatchRegistrationTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Scheduler _scheduler = new();
    private readonly WatchShell _shell;

    public WatchRegistrationTests()
    {
        Directory.CreateDirectory(_folder.At("module"));
        Directory.CreateDirectory(_folder.At("watches"));
        File.WriteAllText(_folder.At("pwsh"), "");
        File.WriteAllText(_folder.At("module/Jupiter.Migration.psd1"), "");
        _shell = new WatchShell(_folder.At("pwsh"), [], _folder.At("module"), _folder.At("module/Jupiter.Migration.psd1"));
    }

    private WatchRegistration Registration => new(_folder.At("watches"), _scheduler);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_makes_a_folder_and_a_task_and_holds_no_credentials()
    {
        var watch = Registration.Register(SampleWatch.Of(), _shell);

        var task = Assert.Single(_scheduler.Tasks).Value;
        Assert.Equal((watch.TaskName, watch.WatchFolder, SampleWatch.Until), (task.Name, task.Folder, task.Until));
        Assert.Contains($"-WatchFolder '{watch.WatchFolder}'", task.Arguments[^1], StringComparison.Ordinal);
        Assert.Equal(["watch.json", "watch.jsonl"], Directory.GetFiles(watch.WatchFolder).Select(Path.GetFileName).Order());
        Assert.Equal(SampleWatch.Of().Bytes(), File.ReadAllBytes(Path.Combine(watch.WatchFolder, "watch.json")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(watch.WatchFolder));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(watch.WatchLog));
        }
    }

    [Fact]
    public void Registered_again_its_log_goes_on_and_another_new_server_is_described()
    {
        var watch = Registration.Register(SampleWatch.Of(), _shell);
        WatchLog.Append(watch.WatchLog, new WatchLook { At = SampleWatch.Until, Computer = "x", State = Migration.Presence.PresenceState.Unknown, Evidence = "" });

        Assert.Equal(watch.WatchFolder, Registration.Register(SampleWatch.Of(newServer: "192.168.1.21"), _shell).WatchFolder);

        Assert.Equal("192.168.1.21", WatchDescription.Read(Path.Combine(watch.WatchFolder, "watch.json")).NewServer);
        Assert.Single(WatchLog.Read(watch.WatchLog).Looks);
    }

    [Fact]
    public void A_module_or_a_PowerShell_that_moved_is_what_the_task_runs_from_then_on()
    {
        var before = Registration.Register(SampleWatch.Of(), _shell);
        var (module, program) = (_folder.At("module-2"), _folder.At("pwsh-2"));
        Directory.CreateDirectory(module);
        File.WriteAllText(program, "");
        var updated = new WatchShell(program, [], module, Path.Combine(module, "Jupiter.Migration.psd1"));
        File.WriteAllText(updated.Manifest, "");

        Registration.Register(SampleWatch.Of(), updated);

        var task = Assert.Single(_scheduler.Tasks).Value;
        Assert.Equal((before.TaskName, program), (task.Name, task.Program));
        Assert.Equal(updated.Look(before.WatchFolder), task.Arguments);
        Assert.NotEqual(_shell.Look(before.WatchFolder), task.Arguments);
    }

    [Fact]
    public void A_task_that_is_gone_is_registered_again()
    {
        Registration.Register(SampleWatch.Of(), _shell);
        _scheduler.Tasks.Clear();

        Registration.Register(SampleWatch.Of(), _shell);

        Assert.Single(_scheduler.Tasks);
    }

    [Theory]
    [UnsupportedOSPlatform("windows")]
    [InlineData("module")]
    [InlineData("module/Jupiter.Migration.psd1")]
    [InlineData("pwsh")]
    public void What_others_may_change_is_refused_before_anything_is_made(string path)
    {
        File.SetUnixFileMode(_folder.At(path), File.GetUnixFileMode(_folder.At(path)) | UnixFileMode.OtherWrite);

        var error = Assert.Throws<MigrationException>(() => Registration.Register(SampleWatch.Of(), _shell));

        Assert.Equal("WatchProgramWritable", error.ErrorId);
        Assert.Contains(_folder.At(path), error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.At("watches")));
        Assert.Empty(_scheduler.Tasks);
    }

    [Fact]
    public void Taken_away_the_task_is_gone_and_the_log_stays()
    {
        var watch = Registration.Register(SampleWatch.Of(), _shell);

        Registration.Unregister(watch.WatchFolder);
        Registration.Unregister(watch.WatchFolder + Path.DirectorySeparatorChar);

        Assert.Empty(_scheduler.Tasks);
        Assert.True(File.Exists(watch.WatchLog));
    }

    [Theory]
    [InlineData("etc")]
    [InlineData("jupiter-watch-")]
    [InlineData("jupiter-watch-x;rm-0123abcd")]
    [InlineData("jupiter-watch-gone-0123abcd")]
    public void Another_folder_is_none_of_a_watch(string name) =>
        Assert.Equal("WatchNotFound", Assert.Throws<MigrationException>(() => Registration.Unregister(_folder.At(name))).ErrorId);

    private sealed class Scheduler : IWatchScheduler
    {
        public Dictionary<string, WatchTask> Tasks { get; } = [];

        public void Require()
        {
        }

        public bool Knows(string name) => Tasks.ContainsKey(name);

        public void Register(WatchTask task)
        {
            Tasks[task.Name] = task;
        }

        public void Remove(string name) => Tasks.Remove(name);
    }
}
