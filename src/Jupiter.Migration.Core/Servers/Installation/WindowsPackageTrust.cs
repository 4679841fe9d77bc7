using System;
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Security.Cryptography.X509Certificates;
using Jupiter.Migration.Resources;

namespace Jupiter.Migration.Servers.Installation;

/// <summary>
/// The signature by the function of Windows that Explorer asks, too ("WinVerifyTrust function", WINTRUST_ACTION_GENERIC_VERIFY_V2). Revocation is not
/// asked for: the preparation's network leads nowhere, and the hash says that it is this file.
/// </summary>
public sealed class WindowsPackageTrust : IPackageTrust
{
    private const uint NoWindow = 2;
    private const uint OfFile = 1;
    private const uint Verify = 1;
    private const uint Close = 2;

    // WTD_REVOCATION_CHECK_NONE, WTD_CACHE_ONLY_URL_RETRIEVAL, WTD_DISABLE_MD2_MD4.
    private const uint OfflineAndStrict = 0x10 | 0x1000 | 0x2000;

    // TRUST_E_PROVIDER_UNKNOWN, TRUST_E_ACTION_UNKNOWN: nobody has looked at the signature.
    private static readonly int[] NotLooked = [unchecked((int)0x800B0001), unchecked((int)0x800B0002)];
    private static readonly Guid GenericVerify = new("00AAC56B-CD44-11d0-8CC2-00C04FC295EE");

    /// <inheritdoc/>
    public PackageSignature Check(string path)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return new PackageSignature(null, "", SR.SignatureNeedsWindows);
        }

        var name = Marshal.StringToHGlobalUni(path);
        var file = Marshal.AllocHGlobal(Marshal.SizeOf<FileInfo>());
        try
        {
            Marshal.StructureToPtr(new FileInfo { Size = Marshal.SizeOf<FileInfo>(), Path = name }, file, fDeleteOld: false);
            return Check(file);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return new PackageSignature(null, "", e.Message);
        }
        finally
        {
            Marshal.FreeHGlobal(file);
            Marshal.FreeHGlobal(name);
        }
    }

    private static PackageSignature Check(IntPtr file)
    {
        var data = new Data { Size = Marshal.SizeOf<Data>(), Window = NoWindow, Choice = OfFile, File = file, State = Verify, Flags = OfflineAndStrict };
        var action = GenericVerify;
        var result = Native.WinVerifyTrust(IntPtr.Zero, ref action, ref data);
        try
        {
            return result == 0 ? new PackageSignature(true, Publisher(data.StateData), "")
                : new PackageSignature(Array.IndexOf(NotLooked, result) >= 0 ? null : false, "", $"0x{result:X8}: {new Win32Exception(result).Message}");
        }
        finally
        {
            data.State = Close;
            _ = Native.WinVerifyTrust(IntPtr.Zero, ref action, ref data);
        }
    }

    // The certificate that was verified, and not one that is looked for in the file once more.
    private static string Publisher(IntPtr state)
    {
        var provider = Native.WTHelperProvDataFromStateData(state);
        var signer = provider == IntPtr.Zero ? IntPtr.Zero : Native.WTHelperGetProvSignerFromChain(provider, 0, false, 0);
        var link = signer == IntPtr.Zero ? IntPtr.Zero : Native.WTHelperGetProvCertFromChain(signer, 0);
        if (link == IntPtr.Zero)
        {
            return "";
        }

        // CRYPT_PROVIDER_CERT: its size, then the certificate.
        using var certificate = new X509Certificate2(Marshal.ReadIntPtr(link, IntPtr.Size));
        return PublisherName.Of(certificate.SubjectName.RawData);
    }

    // WINTRUST_FILE_INFO.
    [StructLayout(LayoutKind.Sequential)]
    private struct FileInfo
    {
        public int Size;
        public IntPtr Path;
        public IntPtr Handle;
        public IntPtr KnownSubject;
    }

    // WINTRUST_DATA.
    [StructLayout(LayoutKind.Sequential)]
    private struct Data
    {
        public int Size;
        public IntPtr PolicyCallback;
        public IntPtr SipClient;
        public uint Window;
        public uint Revocation;
        public uint Choice;
        public IntPtr File;
        public uint State;
        public IntPtr StateData;
        public IntPtr Url;
        public uint Flags;
        public uint Context;
        public IntPtr SignatureSettings;
    }

    private static class Native
    {
        [DllImport("wintrust.dll")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern int WinVerifyTrust(IntPtr window, ref Guid action, ref Data data);

        [DllImport("wintrust.dll")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern IntPtr WTHelperProvDataFromStateData(IntPtr state);

        [DllImport("wintrust.dll")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern IntPtr WTHelperGetProvSignerFromChain(IntPtr provider, uint signer, bool isCounterSigner, uint counterSigner);

        [DllImport("wintrust.dll")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern IntPtr WTHelperGetProvCertFromChain(IntPtr signer, uint certificate);
    }
}
