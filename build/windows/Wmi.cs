using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Threading;
using Jupiter.Migration.Network.Management;

namespace Jupiter.Migration.WindowsStage;

/// <summary>
/// WMI by its COM interfaces, which Wine has where it has no MI ("COM API for WMI" on Microsoft Learn: IWbemLocator, IWbemServices, IEnumWbemClassObject,
/// IWbemClassObject). Its classes lack properties that those of Windows have, and a query that names one is refused, so that whole rows are asked for.
/// </summary>
public sealed class Wmi : ICimConnection
{
    private const int ForwardOnlyReturnAtOnce = 0x30;
    private const int WithoutSystemProperties = 0x40;
    private const int PatienceMilliseconds = 5000;

    // WBEM_S_TIMEDOUT ("IEnumWbemClassObject::Next method"): the rows are not over, which is WBEM_S_FALSE.
    private const int TimedOut = 0x40004;

    // The rows of a class are one table in Wine, whoever asks.
    private readonly object _gate = new object();

    public IReadOnlyList<CimRow> Query(string cimNamespace, string query, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var locator = (IWbemLocator)new WbemLocator();
            Require(locator.ConnectServer(cimNamespace, null, null, null, 0, null, IntPtr.Zero, out var services));
            Require(services.ExecQuery("WQL", "SELECT *" + query.Substring(query.IndexOf(" FROM ", StringComparison.Ordinal)), ForwardOnlyReturnAtOnce, IntPtr.Zero, out var found));
            var rows = new List<CimRow>();
            while (true)
            {
                var said = found.Next(PatienceMilliseconds, 1, out var instance, out var count);
                Require(said);
                if (said == TimedOut)
                {
                    throw new NoDeviceAnswerException($"WMI did not answer in {PatienceMilliseconds} ms.");
                }

                if (count == 0)
                {
                    return rows;
                }

                Require(instance.GetNames(null, WithoutSystemProperties, IntPtr.Zero, out var names));
                var row = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
                foreach (var name in names)
                {
                    if (instance.Get(name, 0, out var value, IntPtr.Zero, IntPtr.Zero) == 0)
                    {
                        row[name] = value is DBNull ? null : value;
                    }
                }

                rows.Add(new CimRow(row));
            }
        }
    }

    public CimRow Invoke(
        string cimNamespace, string cimClass, string method, IReadOnlyDictionary<string, object> parameters, CancellationToken cancellation) =>
        throw new NoDeviceAnswerException("The registry is read without WMI here.");

    public IReadOnlyList<CimRow> InvokeEach(
        string cimNamespace, string query, string method, IReadOnlyDictionary<string, object> parameters, CancellationToken cancellation) =>
        throw new NoDeviceAnswerException("No object's method is called here.");

    public void Dispose()
    {
    }

    private static void Require(int code)
    {
        if (code < 0)
        {
            throw new NoDeviceAnswerException($"0x{code:X8}");
        }
    }

    [ComImport]
    [Guid("4590f811-1d3a-11d0-891f-00aa004b2e24")]
    private class WbemLocator
    {
    }

    [ComImport]
    [Guid("dc12a687-737f-11cf-884d-00aa004b2e24")]
    [InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
    private interface IWbemLocator
    {
        [PreserveSig]
        int ConnectServer(
            [MarshalAs(UnmanagedType.BStr)] string resource, [MarshalAs(UnmanagedType.BStr)] string user, [MarshalAs(UnmanagedType.BStr)] string password,
            [MarshalAs(UnmanagedType.BStr)] string locale, int flags, [MarshalAs(UnmanagedType.BStr)] string authority, IntPtr context, out IWbemServices services);
    }

    [ComImport]
    [Guid("9556dc99-828c-11cf-a37e-00aa003240c7")]
    [InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
    private interface IWbemServices
    {
        void OpenNamespace();

        void CancelAsyncCall();

        void QueryObjectSink();

        void GetObject();

        void GetObjectAsync();

        void PutClass();

        void PutClassAsync();

        void DeleteClass();

        void DeleteClassAsync();

        void CreateClassEnum();

        void CreateClassEnumAsync();

        void PutInstance();

        void PutInstanceAsync();

        void DeleteInstance();

        void DeleteInstanceAsync();

        void CreateInstanceEnum();

        void CreateInstanceEnumAsync();

        [PreserveSig]
        int ExecQuery([MarshalAs(UnmanagedType.BStr)] string language, [MarshalAs(UnmanagedType.BStr)] string query, int flags, IntPtr context, out IEnumWbemClassObject found);
    }

    [ComImport]
    [Guid("027947e1-d731-11ce-a357-000000000001")]
    [InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
    private interface IEnumWbemClassObject
    {
        void Reset();

        [PreserveSig]
        int Next(int timeout, uint count, out IWbemClassObject instance, out uint returned);
    }

    [ComImport]
    [Guid("dc12a681-737f-11cf-884d-00aa004b2e24")]
    [InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
    private interface IWbemClassObject
    {
        void GetQualifierSet();

        [PreserveSig]
        int Get([MarshalAs(UnmanagedType.LPWStr)] string name, int flags, [MarshalAs(UnmanagedType.Struct)] out object value, IntPtr type, IntPtr flavor);

        void Put();

        void Delete();

        [PreserveSig]
        int GetNames(
            [MarshalAs(UnmanagedType.LPWStr)] string qualifier, int flags, IntPtr qualifierValue,
            [MarshalAs(UnmanagedType.SafeArray, SafeArraySubType = VarEnum.VT_BSTR)] out string[] names);
    }
}
