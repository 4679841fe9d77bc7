using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using Jupiter.Migration.Clock;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Settings;

/// <summary>
/// The Service Control Manager of a computer, by the functions of Windows ("Service Functions" on Microsoft Learn). Of another computer it
/// answers to administrators whom its firewall lets in.
/// </summary>
/// <param name="computer">Name or address of the computer; null for this one.</param>
public sealed class ServiceManager(string? computer)
{
    private const int Connect = 0x1;
    private const int ToRead = 0x1 | 0x4 | 0x8;
    private const int ToChange = 0x1 | 0x2;
    private const int ToStart = 0x4 | 0x10;
    private const int ToQuery = 0x4;
    private const int AnyState = 3;
    private const int DelayedStart = 3;
    private const int Unchanged = -1;
    private const int NoSuchService = 1060;
    private const int InvalidName = 123;
    private const int InvalidLevel = 124;
    private const int AlreadyRunning = 1056;

    // "The maximum size of this array is 8K bytes" (QueryServiceConfigW); 64K for dependents.
    private const int LongestConfig = 8192;
    private const int MostDependents = 65_536;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private enum State
    {
        Stopped = 1,
        StartPending = 2,
        StopPending = 3,
        Running = 4,
    }

    /// <summary>Finds a service.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The service; null where there is none.</returns>
    /// <exception cref="SettingUnavailableException">Nobody answered, or not to this account.</exception>
    public WindowsService? Find(string name) => With<WindowsService?>(name, ToRead, service =>
    {
        using var buffer = new Buffer(LongestConfig);
        Require(Native.QueryServiceConfigW(service, buffer.At, LongestConfig, out _), name);
        var config = Marshal.PtrToStructure<Config>(buffer.At);
        Require(Native.QueryServiceStatus(service, out var status), name);
        return new WindowsService
        {
            Name = name,
            DisplayName = Marshal.PtrToStringUni(config.DisplayName) is { Length: > 0 } display ? display : name,
            Start = StartOf(config.StartType, IsDelayed(service, name)),
            IsRunning = status.Current is State.Running or State.StartPending,
            Program = Marshal.PtrToStringUni(config.BinaryPath) ?? "",
            Dependents = Dependents(service, name),
        };
    });

    /// <summary>Sets when a service starts.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="start">When.</param>
    /// <exception cref="SettingUnavailableException">It is not there, or not for this account.</exception>
    public void SetStart(string name, ServiceStart start) => With(name, ToChange, service =>
    {
        var isAutomatic = start is ServiceStart.Automatic or ServiceStart.AutomaticDelayed;
        Require(Native.ChangeServiceConfigW(service, Unchanged, isAutomatic ? 2 : start == ServiceStart.Manual ? 3 : 4, Unchanged, null, null, IntPtr.Zero, null, null, null, null), name);

        // Of a service that does not start by itself the delay means nothing, and stays as it was.
        var isDelayed = start == ServiceStart.AutomaticDelayed;
        if (isAutomatic && IsDelayed(service, name) != isDelayed)
        {
            var delayed = isDelayed ? 1 : 0;
            Require(Native.ChangeServiceConfig2W(service, DelayedStart, ref delayed), name);
        }

        return true;
    });

    /// <summary>Starts a service and waits until it runs.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="SettingUnavailableException">It does not start.</exception>
    public void Start(string name, CancellationToken cancellation) => With(name, ToStart, service =>
    {
        Require(Native.StartServiceW(service, 0, IntPtr.Zero) || Marshal.GetLastWin32Error() == AlreadyRunning, name);
        for (var deadline = Deadline.In(Patience); ; cancellation.WaitHandle.WaitOne(Pause))
        {
            cancellation.ThrowIfCancellationRequested();
            Require(Native.QueryServiceStatus(service, out var status), name);
            if (status.Current == State.Running)
            {
                return true;
            }

            if (deadline.IsOver || status.Current == State.Stopped)
            {
                throw new SettingUnavailableException(SR.ServiceNotStarted.With(name, status.ExitCode));
            }
        }
    });

    /// <summary>Waits until a service that was told to stop has stopped.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="SettingUnavailableException">It does not stop.</exception>
    public void AwaitStop(string name, CancellationToken cancellation) => With(name, ToQuery, service =>
    {
        for (var deadline = Deadline.In(Patience); ; cancellation.WaitHandle.WaitOne(Pause))
        {
            cancellation.ThrowIfCancellationRequested();
            Require(Native.QueryServiceStatus(service, out var status), name);
            if (status.Current == State.Stopped)
            {
                return true;
            }

            if (deadline.IsOver)
            {
                throw new SettingUnavailableException(SR.ServiceNotStopped.With(name));
            }
        }
    });

    private T? With<T>(string name, int access, Func<IntPtr, T> work)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            throw new SettingUnavailableException(SR.SettingsOfWindowsOnly);
        }

        var manager = Native.OpenSCManagerW(computer, null, Connect);
        Require(manager != IntPtr.Zero, name);
        try
        {
            var service = Native.OpenServiceW(manager, name, access);
            if (service == IntPtr.Zero && access == ToRead && Marshal.GetLastWin32Error() is NoSuchService or InvalidName)
            {
                return default;
            }

            Require(service != IntPtr.Zero, name);
            try
            {
                return work(service);
            }
            finally
            {
                _ = Native.CloseServiceHandle(service);
            }
        }
        finally
        {
            _ = Native.CloseServiceHandle(manager);
        }
    }

    private void Require(bool isDone, string name)
    {
        if (!isDone)
        {
            var said = new Win32Exception(Marshal.GetLastWin32Error());
            throw new SettingUnavailableException(SR.ServiceNotTold.With(name, computer ?? Environment.MachineName, said.Message), said);
        }
    }

    // A system that knows no delayed start answers that the level is none.
    private bool IsDelayed(IntPtr service, string name)
    {
        var isTold = Native.QueryServiceConfig2W(service, DelayedStart, out var isDelayed, sizeof(int), out _);
        Require(isTold || Marshal.GetLastWin32Error() == InvalidLevel, name);
        return isTold && isDelayed != 0;
    }

    private string[] Dependents(IntPtr service, string name)
    {
        using var buffer = new Buffer(MostDependents);
        Require(Native.EnumDependentServicesW(service, AnyState, buffer.At, MostDependents, out _, out var count), name);
        return [.. Enumerable.Range(0, count).Select(i => Marshal.PtrToStringUni(Marshal.PtrToStructure<Dependent>(buffer.At + (i * Marshal.SizeOf<Dependent>())).Name) ?? "")];
    }

    private static ServiceStart StartOf(int type, bool isDelayed) => type switch
    {
        2 => isDelayed ? ServiceStart.AutomaticDelayed : ServiceStart.Automatic,
        3 => ServiceStart.Manual,
        4 => ServiceStart.Disabled,
        _ => ServiceStart.System,
    };

    private sealed class Buffer(int size) : IDisposable
    {
        public IntPtr At { get; } = Marshal.AllocHGlobal(size);

        public void Dispose() => Marshal.FreeHGlobal(At);
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Config
    {
        public int ServiceType;
        public int StartType;
        public int ErrorControl;
        public IntPtr BinaryPath;
        public IntPtr LoadOrderGroup;
        public int TagId;
        public IntPtr Dependencies;
        public IntPtr Account;
        public IntPtr DisplayName;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Status
    {
        public int ServiceType;
        public State Current;
        public int ControlsAccepted;
        public int ExitCode;
        public int SpecificExitCode;
        public int CheckPoint;
        public int WaitHint;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Dependent
    {
        public IntPtr Name;
        public IntPtr DisplayName;
        public Status Status;
    }

    private static class Native
    {
        [DllImport("advapi32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern IntPtr OpenSCManagerW(string? machine, string? database, int access);

        [DllImport("advapi32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern IntPtr OpenServiceW(IntPtr manager, string name, int access);

        [DllImport("advapi32.dll", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern bool CloseServiceHandle(IntPtr handle);

        [DllImport("advapi32.dll", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern bool QueryServiceConfigW(IntPtr service, IntPtr config, int size, out int needed);

        [DllImport("advapi32.dll", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern bool QueryServiceConfig2W(IntPtr service, int level, out int value, int size, out int needed);

        [DllImport("advapi32.dll", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern bool QueryServiceStatus(IntPtr service, out Status status);

        [DllImport("advapi32.dll", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern bool EnumDependentServicesW(IntPtr service, int state, IntPtr services, int size, out int needed, out int count);

        [DllImport("advapi32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern bool ChangeServiceConfigW(
            IntPtr service, int type, int start, int errorControl, string? binary, string? group, IntPtr tag, string? dependencies, string? account, string? password, string? display);

        [DllImport("advapi32.dll", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern bool ChangeServiceConfig2W(IntPtr service, int level, ref int value);

        [DllImport("advapi32.dll", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern bool StartServiceW(IntPtr service, int count, IntPtr arguments);
    }
}
