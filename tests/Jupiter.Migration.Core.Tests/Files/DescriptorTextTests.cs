using CsCheck;
using Jupiter.Migration.Files;
using Xunit;

namespace Jupiter.Migration.Core.Tests.Files;

/// <summary>Who may change a file of Windows, read off its descriptor. Whatever is not understood is not trusted.</summary>
public sealed class DescriptorTextTests
{
    private const string Installer = "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464";

    // As "icacls" and GetFileSecurity show them on Windows 10: Program Files, the root of the system's drive, ProgramData, another drive, a profile.
    private const string ProgramFiles =
        $"O:{Installer}G:{Installer}D:PAI(A;;FA;;;{Installer})(A;CIIO;GA;;;{Installer})(A;;0x1301bf;;;SY)(A;OICIIO;GA;;;SY)(A;;0x1301bf;;;BA)(A;OICIIO;GA;;;BA)(A;;0x1200a9;;;BU)(A;OICIIO;GXGR;;;BU)(A;OICIIO;GA;;;CO)(A;;0x1200a9;;;AC)(A;OICIIO;GXGR;;;AC)";

    private const string SystemDrive = $"O:{Installer}G:{Installer}D:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)(A;OICIIO;SDGXGWGR;;;AU)(A;;LC;;;AU)";
    private const string ProgramData = "O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICIIO;GA;;;CO)(A;OICI;0x1200a9;;;BU)(A;CI;DCLCRPCR;;;BU)";
    private const string OtherDrive = "O:BAG:SYD:AI(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)(A;OICI;0x1301bf;;;AU)(A;OICI;0x1200a9;;;BU)";
    private const string Profile = "O:S-1-5-21-1-2-3-1001G:S-1-5-21-1-2-3-513D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;FA;;;S-1-5-21-1-2-3-1001)";

    [Theory]
    [InlineData(ProgramFiles, false, null)]
    [InlineData(ProgramFiles, true, null)]
    [InlineData(SystemDrive, true, null)]
    [InlineData(SystemDrive, false, "AU")]
    [InlineData(ProgramData, true, null)]
    [InlineData(ProgramData, false, "BU")]
    [InlineData(OtherDrive, true, "AU")]
    [InlineData(Profile, true, "S-1-5-21-1-2-3-1001")]
    [InlineData("O:S-1-5-21-1-2-3-500G:DUD:(A;;FA;;;LA)(A;;FA;;;DA)(A;;FA;;;S-1-5-21-7-8-9-512)", false, null)]
    [InlineData("O:S-1-5-21-1-2-3-1500G:DUD:(A;;FA;;;BA)", true, "S-1-5-21-1-2-3-1500")]
    public void Folders_as_Windows_makes_them(string text, bool isAbove, string? who) => Assert.Equal(who, DescriptorText.WhoMayChange(text, isAbove));

    [Theory]
    [InlineData("(A;;FR;;;WD)", null)]
    [InlineData("(A;;FRFX;;;LS)", null)]
    [InlineData("(A;;FW;;;IU)", "IU")]
    [InlineData("(A;;0x2;;;WD)", "WD")]
    [InlineData("(A;;DT;;;AU)", "AU")]
    [InlineData("(A;;WD;;;BU)", "BU")]
    [InlineData("(A;;WO;;;BU)", "BU")]
    [InlineData("(A;;SD;;;BU)", "BU")]
    [InlineData("(A;;GW;;;BU)", "BU")]
    [InlineData("(A;OICIIO;GA;;;BU)", null)]
    [InlineData("(D;;FA;;;BU)", null)]
    [InlineData("(D;;FA;;;BU)(A;;FA;;;BU)", "BU")]
    [InlineData("(A;;FA;;;OW)(A;;FA;;;CO)", null)]
    [InlineData("(XA;;FA;;;BU;x)", "BU")]
    [InlineData("(A;;XX;;;BU)", "BU")]
    [InlineData("(A;;0xZZ;;;BU)", "BU")]
    [InlineData("(A;;FA)", "?")]
    public void An_entry_counts_by_its_right_and_its_account(string entries, string? who) => Assert.Equal(who, DescriptorText.WhoMayChange("O:BAG:BAD:P" + entries, isAbove: false));

    [Theory]
    [InlineData("")]
    [InlineData("O:BAG:BA")]
    [InlineData("D:(A;;FA;;;BA)")]
    [InlineData("O:BAG:BAD:NO_ACCESS_CONTROL")]
    [InlineData("O:BAG:BAD:(XA;;FR;;;WD;(@User.clearance))(A;;FR;;;WD)")]
    public void What_can_not_be_read_is_open_to_everybody(string text) => Assert.Equal("?", DescriptorText.WhoMayChange(text, isAbove: true));

    [Fact]
    public void No_text_makes_it_fail() => Gen.String[Gen.Char["OGDS:;()PAIFWRXBUYSCT0x1-5"], 0, 120].Sample(text =>
    {
        DescriptorText.WhoMayChange(text, isAbove: false);
        DescriptorText.WhoMayChange("O:BAG:BAD:" + text, isAbove: true);
    });
}
