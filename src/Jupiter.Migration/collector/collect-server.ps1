# Records what a server is made of, for Get-JupiterServerInventory -Path and the checks of Jupiter.Migration on another computer.
# Записывает, из чего состоит сервер: файл затем читает Get-JupiterServerInventory -Path на другом компьютере.
#
#   powershell -NoProfile -ExecutionPolicy Bypass -File collect-server.ps1
#
# Reads only; installs nothing; needs no network. PowerShell 2.0 and newer, Windows Server 2008 R2 / Windows 7 and newer.
# One file is written, into the folder of this script unless -OutFile names another. It holds no password and no product key. Addresses are in it
# where SQL aliases, data sources and the hosts file lead to them; -Detailed adds those of the computer and its accounts: for a file that does not leave its owner.
param([string]$OutFile, [switch]$Detailed)

# One question a line, the same as the module's own: cim|NAMESPACE|CLASS|PROPERTIES|CONDITION or reg|HIVE|VIEWS|PATH|VALUES.
# A plus before a name: with -Detailed only. A tilde: read always, and without -Detailed kept out of the file, which then only counts the accounts. A question mark: later versions of Windows have it. METHOD.RESULT: what a method gives.
# An asterisk in a path: each key of that level; for values: all. {CLASS.PROPERTY} in a condition: what a row of an earlier class has there: any of them counts.
$questions = @'
cim|root\cimv2|SoftwareLicensingProduct|Name,Description,LicenseFamily,LicenseStatus,EvaluationEndDate,GracePeriodRemaining|ApplicationID = '55c92734-d682-4d71-983e-d6ec3f16059f' AND PartialProductKey IS NOT NULL
cim|root\cimv2|Win32_BIOS|Manufacturer,SMBIOSBIOSVersion,Version|
cim|root\cimv2|Win32_ComputerSystem|Name,DNSHostName,Domain,PartOfDomain,Workgroup,DomainRole,Manufacturer,Model,TotalPhysicalMemory,AutomaticManagedPagefile|
cim|root\cimv2|Win32_ComputerSystemProduct|Vendor,Name,UUID|
cim|root\cimv2|Win32_DiskDrive|Index,Model,Size,InterfaceType,MediaType,PNPDeviceID|
cim|root\cimv2|Win32_DiskPartition|DeviceID,DiskIndex|
cim|root\cimv2|Win32_Group|~Domain,~Name,~SID|LocalAccount = TRUE AND (SID = 'S-1-5-32-544' OR SID = 'S-1-5-32-555')
cim|root\cimv2|Win32_GroupUser|~GroupComponent,~PartComponent|GroupComponent = "Win32_Group.Domain='{Win32_Group.Domain}',Name='{Win32_Group.Name}'"
cim|root\cimv2|Win32_LogicalDisk|DeviceID,DriveType,FileSystem,Size,FreeSpace,VolumeName|DriveType = 3
cim|root\cimv2|Win32_LogicalDiskToPartition|Antecedent,Dependent|
cim|root\cimv2|Win32_NetworkAdapter|Index,Name,NetConnectionID,NetConnectionStatus,Speed,+MACAddress|PhysicalAdapter = TRUE
cim|root\cimv2|Win32_NetworkAdapterConfiguration|+Index,+MACAddress,+IPAddress,+DefaultIPGateway,+DNSServerSearchOrder,+DHCPEnabled|IPEnabled = TRUE
cim|root\cimv2|Win32_OperatingSystem|BuildNumber,Caption,Version,ProductType,OperatingSystemSKU,OSArchitecture,OSLanguage,MUILanguages,TotalVisibleMemorySize,LastBootUpTime,LocalDateTime,CurrentTimeZone,SystemDrive|
cim|root\cimv2|Win32_PageFileUsage|Name,AllocatedBaseSize,PeakUsage|
cim|root\cimv2|Win32_PhysicalMemory|Capacity,DeviceLocator,MemoryType|
cim|root\cimv2|Win32_PnPEntity|Name,PNPDeviceID,Service,ConfigManagerErrorCode|PNPDeviceID LIKE 'USB%' OR ClassGuid = '{4d36e978-e325-11ce-bfc1-08002be10318}'
cim|root\cimv2|Win32_Printer|Name,DriverName,PortName,Attributes|
cim|root\cimv2|Win32_Processor|DeviceID,Name,Manufacturer,MaxClockSpeed,NumberOfCores,NumberOfLogicalProcessors|
cim|root\cimv2|Win32_Service|Name,DisplayName,State,StartMode,?DelayedAutoStart,+StartName|
cim|root\cimv2|Win32_UserAccount|~Name,~Domain,~SID,~Disabled,~PasswordExpires|LocalAccount = TRUE
cim|root\cimv2\power|Win32_PowerPlan|ElementName,InstanceID,IsActive|
cim|root\cimv2\power|Win32_PowerSettingDataIndex|InstanceID,SettingIndexValue|InstanceID LIKE '%29f6c1db-86da-48c5-9fdb-f2b67b1f44da%' OR InstanceID LIKE '%9d7815a6-7ee4-497e-8888-515a05f02364%'
cim|root\cimv2\TerminalServices|Win32_TerminalServiceSetting|TerminalServerMode,AllowTSConnections,LicensingType,LimitedUserSessions,GetGracePeriodDays.DaysLeft,GetSpecifiedLicenseServerList.SpecifiedLSList|
cim|root\Microsoft\Windows\Storage|MSFT_PhysicalDisk|DeviceId,FriendlyName,Model,Size,MediaType,BusType,SpindleSpeed|
reg|HKLM|64|HARDWARE\DESCRIPTION\System\BIOS|SystemManufacturer,SystemProductName
reg|HKLM|both|SOFTWARE\Ammyy\Admin|
reg|HKLM|64|SOFTWARE\Classes\Installer\UpgradeCodes\0FC00402C7EDE723A94E0F3FD809588F|*
reg|HKLM|64|SOFTWARE\Classes\Installer\UpgradeCodes\167F57B58CABCB333A1864D4DD8D313A|*
reg|HKLM|64|SOFTWARE\Classes\Installer\UpgradeCodes\1AFA6AFEE83700E31810DF308BB6921D|*
reg|HKLM|64|SOFTWARE\Classes\Installer\UpgradeCodes\1FB5F95B8C762083E895C25E153AF95C|*
reg|HKLM|64|SOFTWARE\Classes\Installer\UpgradeCodes\85DE12149DB4B7E38A5BF9B8AA0E547B|*
reg|HKLM|64|SOFTWARE\Classes\Installer\UpgradeCodes\92091D8AC5E822E408118470F0E997E6|*
reg|HKLM|64|SOFTWARE\Classes\Installer\UpgradeCodes\A2D1F4F1AD9DFC2399908484D50AD65D|*
reg|HKLM|64|SOFTWARE\Classes\Installer\UpgradeCodes\AA5D9C68C00F12943B2F6CA09FE28244|*
reg|HKLM|64|SOFTWARE\Classes\Installer\UpgradeCodes\F603C2ED760AFE838BC630EDB430219F|*
reg|HKLM|64|SOFTWARE\Classes\Installer\UpgradeCodes\FDD54ADF71E8F6333ADE53B6B7C786A8|*
reg|HKLM|both|SOFTWARE\Clients\StartMenuInternet|
reg|HKLM|both|SOFTWARE\Google\Update\Clients\{8A69D345-D564-463C-AFF1-A69D9E530F96}|pv
reg|HKLM|64|SOFTWARE\Microsoft\Cryptography|MachineGuid
reg|HKLM|both|SOFTWARE\Microsoft\EdgeUpdate\Clients\{56EB18F8-B008-4CBD-B6D2-8C97FE7E9062}|pv
reg|HKLM|both|SOFTWARE\Microsoft\Internet Explorer|svcVersion,Version
reg|HKLM|both|SOFTWARE\Microsoft\Microsoft SQL Server\*\MSSQLServer\CurrentVersion|CurrentVersion
reg|HKLM|both|SOFTWARE\Microsoft\Microsoft SQL Server\*\MSSQLServer\SuperSocketNetLib\*|Enabled
reg|HKLM|both|SOFTWARE\Microsoft\Microsoft SQL Server\*\MSSQLServer\SuperSocketNetLib\Tcp\*|Enabled,Active,TcpPort,TcpDynamicPorts
reg|HKLM|both|SOFTWARE\Microsoft\Microsoft SQL Server\*\Setup|Edition,Version,PatchLevel,SP
reg|HKLM|both|SOFTWARE\Microsoft\Microsoft SQL Server\Instance Names\SQL|*
reg|HKLM|both|SOFTWARE\Microsoft\MSSQLServer\Client\ConnectTo|*
reg|HKLM|64|SOFTWARE\Microsoft\NET Framework Setup\NDP\v3.5|Install
reg|HKLM|64|SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\*|Install,Release
reg|HKLM|both|SOFTWARE\Microsoft\VisualStudio\*\VC\Runtimes\*|Installed,Version
reg|HKLM|both|SOFTWARE\Microsoft\VisualStudio\*\VC\VCRedist\*|Installed,Version
reg|HKLM|64|SOFTWARE\Microsoft\Windows Defender\Exclusions\Extensions|+*
reg|HKLM|64|SOFTWARE\Microsoft\Windows Defender\Exclusions\Paths|+*
reg|HKLM|64|SOFTWARE\Microsoft\Windows Defender\Exclusions\Processes|+*
reg|HKLM|64|SOFTWARE\Microsoft\Windows NT\CurrentVersion|CurrentBuild,CurrentBuildNumber,CurrentMajorVersionNumber,CurrentMinorVersionNumber,CurrentVersion,DisplayVersion,EditionID,InstallationType,ProductName,ReleaseId,UBR
reg|HKLM|64|SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList\*|~ProfileImagePath
reg|HKLM|64|SOFTWARE\Microsoft\Windows NT\CurrentVersion\Schedule\TaskCache\Tree\*|Id
reg|HKLM|64|SOFTWARE\Microsoft\Windows NT\CurrentVersion\Schedule\TaskCache\Tree\*\*|Id
reg|HKLM|both|SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths|
reg|HKLM|64|SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending|
reg|HKLM|64|SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\Explorer|RestrictRun,DisallowRun
reg|HKLM|64|SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System|EnableLUA,ConsentPromptBehaviorAdmin,ValidateAdminCodeSignatures
reg|HKLM|both|SOFTWARE\Microsoft\Windows\CurrentVersion\Run|*
reg|HKLM|both|SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\*|DisplayName,DisplayVersion
reg|HKLM|64|SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update|AUOptions
reg|HKLM|64|SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update\RebootRequired|
reg|HKLM|64|SOFTWARE\Microsoft\WindowsUpdate\UX\Settings|ActiveHoursStart,ActiveHoursEnd
reg|HKLM|both|SOFTWARE\Mozilla\Mozilla Firefox|CurrentVersion
reg|HKLM|both|SOFTWARE\ODBC\ODBC.INI\*|Server,Database,Driver
reg|HKLM|both|SOFTWARE\ODBC\ODBC.INI\ODBC Data Sources|*
reg|HKLM|64|SOFTWARE\Policies\Microsoft\Windows Defender\Exclusions\Extensions|+*
reg|HKLM|64|SOFTWARE\Policies\Microsoft\Windows Defender\Exclusions\Paths|+*
reg|HKLM|64|SOFTWARE\Policies\Microsoft\Windows Defender\Exclusions\Processes|+*
reg|HKLM|64|SOFTWARE\Policies\Microsoft\Windows\Installer|DisableMSI
reg|HKLM|64|SOFTWARE\Policies\Microsoft\Windows\PowerShell|EnableScripts,ExecutionPolicy
reg|HKLM|64|SOFTWARE\Policies\Microsoft\Windows\Safer\CodeIdentifiers|DefaultLevel
reg|HKLM|64|SOFTWARE\Policies\Microsoft\Windows\SrpV2\Exe|EnforcementMode
reg|HKLM|64|SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate|SetActiveHours,ActiveHoursStart,ActiveHoursEnd
reg|HKLM|64|SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate\AU|NoAutoUpdate,AUOptions
reg|HKLM|64|SOFTWARE\Policies\Microsoft\WindowsFirewall\DomainProfile|EnableFirewall,DefaultInboundAction,DoNotAllowExceptions,AllowLocalPolicyMerge
reg|HKLM|64|SOFTWARE\Policies\Microsoft\WindowsFirewall\FirewallRules|*
reg|HKLM|64|SOFTWARE\Policies\Microsoft\WindowsFirewall\PrivateProfile|EnableFirewall,DefaultInboundAction,DoNotAllowExceptions,AllowLocalPolicyMerge
reg|HKLM|64|SYSTEM\CurrentControlSet\Control\Session Manager|PendingFileRenameOperations
reg|HKLM|64|SYSTEM\CurrentControlSet\Control\Session Manager\Environment|PROCESSOR_ARCHITECTURE
reg|HKLM|64|SYSTEM\CurrentControlSet\Control\Session Manager\Power|HiberbootEnabled
reg|HKLM|64|SYSTEM\CurrentControlSet\Control\TimeZoneInformation|TimeZoneKeyName,StandardName,ActiveTimeBias,Bias
reg|HKLM|64|SYSTEM\CurrentControlSet\Services\*|Type,Start,DelayedAutostart,DisplayName
reg|HKLM|64|SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\DomainProfile|EnableFirewall,DefaultInboundAction,DoNotAllowExceptions
reg|HKLM|64|SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\FirewallRules|*
reg|HKLM|64|SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\StandardProfile|EnableFirewall,DefaultInboundAction,DoNotAllowExceptions
reg|HKU|64|*\SOFTWARE\Ammyy\Admin|
reg|HKU|64|*\SOFTWARE\Clients\StartMenuInternet|
reg|HKU|64|*\SOFTWARE\Google\Update\Clients\{8A69D345-D564-463C-AFF1-A69D9E530F96}|pv
reg|HKU|64|*\SOFTWARE\Microsoft\EdgeUpdate\Clients\{56EB18F8-B008-4CBD-B6D2-8C97FE7E9062}|pv
reg|HKU|64|*\SOFTWARE\Microsoft\Internet Explorer|svcVersion
reg|HKU|64|*\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths|
reg|HKU|64|*\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\Explorer|RestrictRun,DisallowRun
reg|HKU|64|*\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System|DisableRegistryTools
reg|HKU|64|*\SOFTWARE\Microsoft\Windows\CurrentVersion\Run|*
reg|HKU|64|*\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\*|DisplayName,DisplayVersion
reg|HKU|64|*\SOFTWARE\Mozilla\Mozilla Firefox|CurrentVersion
reg|HKU|64|*\SOFTWARE\Policies\Microsoft\Windows\PowerShell|EnableScripts,ExecutionPolicy
'@

$ErrorActionPreference = 'Stop'
$patienceSeconds = 20
$wholeSeconds = 240
$mostRows = 5000
$mostKeys = 20000
$isRussian = (Get-Culture).Name -like 'ru*'

function Select-Text([string]$English, [string]$Russian) {
    if ($isRussian) { return $Russian }
    return $English
}

# A 32-bit shell sees another registry: the same script is run by the 64-bit one.
if ($env:PROCESSOR_ARCHITEW6432) {
    $shell = "$env:windir\sysnative\WindowsPowerShell\v1.0\powershell.exe"
    if (Test-Path -LiteralPath $shell) {
        $more = @()
        if ($OutFile) { $more += '-OutFile'; $more += $OutFile }
        if ($Detailed) { $more += '-Detailed' }
        & $shell -NoProfile -ExecutionPolicy Bypass -File $MyInvocation.MyCommand.Path $more
        exit $LASTEXITCODE
    }
}

# PowerShell 2.0 can't write JSON.
function Add-JsonText($Builder, [string]$Text) {
    [void]$Builder.Append('"')
    foreach ($character in $Text.ToCharArray()) {
        $code = [int]$character
        if ($code -eq 34 -or $code -eq 92) { [void]$Builder.Append('\').Append($character) }
        elseif ($code -lt 32 -or ($code -ge 127 -and $code -lt 160) -or ($code -ge 0xD800 -and $code -lt 0xE000) -or $code -eq 0xFFFE -or $code -eq 0xFFFF) { [void]$Builder.Append('\u').Append($code.ToString('x4')) }
        else { [void]$Builder.Append($character) }
    }
    [void]$Builder.Append('"')
}

function Add-JsonValue($Builder, $Value) {
    if ($null -eq $Value) { [void]$Builder.Append('null') }
    elseif ($Value -is [bool]) { [void]$Builder.Append($Value.ToString().ToLowerInvariant()) }
    elseif ($Value -is [byte] -or $Value -is [sbyte] -or $Value -is [int16] -or $Value -is [uint16] -or $Value -is [int32] -or $Value -is [uint32] -or $Value -is [int64] -or $Value -is [uint64]) {
        [void]$Builder.Append($Value.ToString([Globalization.CultureInfo]::InvariantCulture))
    }
    elseif ($Value -is [DateTime]) { Add-JsonText $Builder $Value.ToString('o') }
    elseif ($Value -is [Collections.IDictionary]) {
        [void]$Builder.Append('{')
        $isFirst = $true
        foreach ($pair in $Value.GetEnumerator()) {
            if (-not $isFirst) { [void]$Builder.Append(',') }
            $isFirst = $false
            Add-JsonText $Builder $pair.Key
            [void]$Builder.Append(':')
            Add-JsonValue $Builder $pair.Value
        }
        [void]$Builder.Append('}')
    }
    elseif ($Value -is [Collections.IEnumerable] -and $Value -isnot [string]) {
        [void]$Builder.Append('[')
        $isFirst = $true
        foreach ($element in $Value) {
            if (-not $isFirst) { [void]$Builder.Append(',') }
            $isFirst = $false
            Add-JsonValue $Builder $element
        }
        [void]$Builder.Append(']')
    }
    else { Add-JsonText $Builder ([string]$Value) }
}

function Get-Reason($Record) { return ($Record.Exception.Message -replace '\s+', ' ').Trim() }

# The names that are wanted; none for a question that is asked with -Detailed only.
function Select-Name([string]$Names) {
    $wanted = @()
    foreach ($name in $Names.Split(',')) {
        if ($name.StartsWith('+')) { if ($Detailed) { $wanted += $name.Substring(1) } }
        elseif ($name) { $wanted += $name.TrimStart('~').TrimStart('?') }
    }
    return ,$wanted
}

function Find-Row([string]$Class) {
    foreach ($answer in $classes) { if ($answer['class'] -eq $Class) { return ,$answer['rows'] } }
}

# For each row of the earlier class one condition; any of them counts. A name that would end the text it is put into is not asked for.
function Complete-Condition([string]$Where) {
    $places = [Text.RegularExpressions.Regex]::Matches($Where, '\{(\w+)\.(\w+)\}')
    if ($places.Count -eq 0) { return $Where }
    $class = $places[0].Groups[1].Value
    $conditions = @()
    foreach ($row in (Find-Row $class)) {
        if ($null -eq $row) { continue }
        $condition = $Where
        foreach ($place in $places) {
            $value = [string]$row[$place.Groups[2].Value]
            if (-not $value -or $value -match '["''\\]') { throw ($class + (Select-Text ' could not be read' ' не удалось прочитать')) }
            $condition = $condition.Replace($place.Value, $value)
        }
        $conditions += $condition
    }
    if ($conditions.Count -eq 0) { throw ($class + (Select-Text ' could not be read' ' не удалось прочитать')) }
    return [string]::Join(' OR ', $conditions)
}

# A query that hangs is left behind. Where jobs can't be had it is asked directly.
function Get-Row([string]$Namespace, [string]$Query) {
    $job = $null
    try { $job = Get-WmiObject -Namespace $Namespace -Query $Query -AsJob }
    catch { return ,@(Get-WmiObject -Namespace $Namespace -Query $Query) }
    if (-not (Wait-Job -Job $job -Timeout $patienceSeconds)) { throw (Select-Text 'no answer in time' 'ответ не получен вовремя') }
    return ,@(Receive-Job -Job $job)
}

# METHOD.RESULT: what a method without parameters gives. A Windows that lacks it tells nothing.
function Read-Method($Object, [string]$Name) {
    $part = $Name.Split('.')
    try { $given = $Object.InvokeMethod($part[0], $null, $null) } catch { return $null }
    if ($null -eq $given -or $given.ReturnValue -ne 0) { return $null }
    return ,$given.($part[1])
}

function Read-Class([string]$Namespace, [string]$Class, [string[]]$Names, [string]$Where, [bool]$IsWhole) {
    $answer = @{ 'class' = $Class }
    if ($watch.Elapsed.TotalSeconds -gt $wholeSeconds) {
        $answer['error'] = Select-Text 'no answer in time' 'ответ не получен вовремя'
        return $answer
    }
    try {
        # A property that a class lacks makes a query invalid; the classes outside of root\cimv2 got theirs with later versions of Windows.
        $what = '*'
        if (-not $IsWhole) { $what = [string]::Join(', ', $Names) }
        $query = "SELECT $what FROM $Class"
        if ($Where) { $query += ' WHERE ' + (Complete-Condition $Where) }
        $rows = New-Object Collections.ArrayList
        foreach ($object in (Get-Row $Namespace $query)) {
            if ($rows.Count -ge $mostRows) { break }
            $row = @{}
            foreach ($name in $Names) {
                if ($name.IndexOf('.') -lt 0) { $row[$name] = $object.$name } else { $row[$name] = Read-Method $object $name }
            }
            [void]$rows.Add($row)
        }
        $answer['rows'] = $rows
    }
    catch { $answer['error'] = Get-Reason $_ }
    return $answer
}

function Get-Root([string]$Hive) {
    if ($Hive -eq 'HKU') { return [Microsoft.Win32.Registry]::Users }
    return [Microsoft.Win32.Registry]::LocalMachine
}

# What 32-bit programs see stands under a key of its own where Windows is 64-bit; .NET before 4.0 has no other way.
function Get-RealPath([string]$Path, [bool]$Is32Bit) {
    if ($Is32Bit -and [IntPtr]::Size -eq 8) { return $Path -replace '^((?:[^\\]+\\)?SOFTWARE)(?=\\|$)', '$1\Wow6432Node' }
    return $Path
}

function Test-Asked([string]$Pattern, [string]$Path) {
    return $Path -match ('^' + [Text.RegularExpressions.Regex]::Escape($Pattern).Replace('\*', '[^\\]+') + '$')
}

# Of what starts by itself only the program counts: its folder bears a person's name, and secrets stand behind it.
function Get-Program([string]$Command) {
    $end = $Command.ToLowerInvariant().IndexOf('.exe')
    if ($end -lt 0) { return '' }
    $begin = $Command.LastIndexOf('\', $end) + 1
    return '\' + $Command.Substring($begin, $end + 4 - $begin)
}

# Of the firewall's rules only those that may be about SQL Server or an echo request, without their names; the others are an attacker's map.
function Get-FirewallRule([string]$Rule) {
    if ($Rule -notmatch '\|Dir=In\|' -or $Rule -notmatch '\|Active=TRUE\|') { return '' }
    if ($Rule -match '\|Protocol=(\d+)\|' -and $matches[1] -ne '6' -and $matches[1] -ne '1') { return '' }
    if ($Rule -match '\|App=([^|]+)' -and $matches[1] -notmatch '(\\sqlservr\.exe|^System)$') { return '' }
    if ($Rule -match '\|Svc=([^|]+)' -and $matches[1] -ne '*' -and $matches[1] -notmatch '^MSSQL') { return '' }
    return $Rule -replace '\|(Name|Desc|EmbedCtxt)=[^|]*', ''
}

function Read-Key([string]$Hive, [string]$Path, [bool]$Is32Bit) {
    $at = "$Hive|$Is32Bit|$Path"
    if ($keys.ContainsKey($at)) { return $keys[$at] }
    $answer = @{ 'hive' = $Hive; 'path' = $Path; 'is32Bit' = $Is32Bit }
    $key = $null
    try {
        if ($keys.Count -ge $mostKeys -or $watch.Elapsed.TotalSeconds -gt $wholeSeconds) { throw (Select-Text 'no answer in time' 'ответ не получен вовремя') }
        $root = Get-Root $Hive
        if ($Path) { $key = $root.OpenSubKey((Get-RealPath $Path $Is32Bit)) } else { $key = $root }
        if ($null -ne $key) {
            $names = @()
            foreach ($question in $registryQuestions) {
                if ($question[0] -eq $Hive -and (Test-Asked $question[2] $Path)) { $names += $question[3] }
            }
            $values = @{}
            foreach ($name in $key.GetValueNames()) {
                if ($names -notcontains $name -and $names -notcontains '*') { continue }
                $value = $key.GetValue($name, $null, [Microsoft.Win32.RegistryValueOptions]::DoNotExpandEnvironmentNames)
                if ($value -is [string] -and $Path.EndsWith('\CurrentVersion\Run')) { $value = Get-Program $value }
                if ($value -is [string] -and $Path.EndsWith('\FirewallRules')) {
                    $value = Get-FirewallRule $value
                    if (-not $value) { continue }
                }
                if ($value -is [string]) { $values[$name] = @{ 'text' = $value } }
                elseif ($value -is [int32]) { $values[$name] = @{ 'number' = [BitConverter]::ToUInt32([BitConverter]::GetBytes($value), 0) } }
                elseif ($value -is [int64]) { $values[$name] = @{ 'number' = $value } }
                elseif ($value -is [string[]]) { $values[$name] = @{ 'texts' = $value } }
                else { $values[$name] = @{ 'bytes' = $value } }
            }
            $answer['values'] = $values
            $answer['subKeys'] = @($key.GetSubKeyNames())
        }
    }
    catch { $answer['error'] = Get-Reason $_ }
    $keys[$at] = $answer
    return $answer
}

function Read-Path([string]$Hive, [bool]$Is32Bit, [string]$Before, [string]$Rest) {
    $at = ('\' + $Rest + '\').IndexOf('\*\')
    if ($at -lt 0) {
        [void](Read-Key $Hive ($Before + $Rest) $Is32Bit)
        return
    }
    $parent = $Before
    if ($at -gt 0) { $parent += $Rest.Substring(0, $at - 1) } else { $parent = $Before.TrimEnd('\') }
    $after = ''
    if ($Rest.Length -gt $at + 1) { $after = $Rest.Substring($at + 2) }
    $answer = Read-Key $Hive $parent $Is32Bit
    foreach ($child in @($answer['subKeys'])) {
        if ($null -eq $child) { continue }
        $path = $child
        if ($parent) { $path = $parent + '\' + $child }
        if ($after) { Read-Path $Hive $Is32Bit ($path + '\') $after } else { [void](Read-Key $Hive $path $Is32Bit) }
    }
}

# Who has signed in here, by the folder of the profile: Windows names it when an account first signs in. Not whose it is: whether it will do for the work (P1b).
function Get-Account([string]$Profiles) {
    $members = Find-Row 'Win32_GroupUser'
    $users = Find-Row 'Win32_UserAccount'
    $administrators = @{}
    if ($null -ne $members -and $null -ne $users) {
        $names = @()
        foreach ($member in $members) {
            if ([string]$member['PartComponent'] -match 'Domain="([^"]*)",Name="([^"]*)"') { $names += ($matches[1] + '\' + $matches[2]) }
        }
        foreach ($user in $users) {
            $administrators[[string]$user['SID']] = [bool]($user['Disabled'] -ne $true -and $names -contains ([string]$user['Domain'] + '\' + $user['Name']))
        }
    }
    $accounts = New-Object Collections.ArrayList
    foreach ($sid in @((Read-Key 'HKLM' $Profiles $false)['subKeys'])) {
        $key = Read-Key 'HKLM' ($Profiles + '\' + $sid) $false
        if ($sid -notmatch '^S-1-(5-21|12-1)-' -or $sid -match '\.bak$' -or -not $key['values'] -or -not $key['values']['ProfileImagePath']) { continue }
        [void]$accounts.Add(@{ 'isLatin' = ([string]$key['values']['ProfileImagePath']['text'] -cmatch '^[ -~]+$'); 'isAdministrator' = $administrators[$sid] })
    }
    return ,$accounts
}

$watch = [Diagnostics.Stopwatch]::StartNew()
$keys = @{}
$registryQuestions = @()
$personal = @()
$classes = New-Object Collections.ArrayList
$isAdministrator = $null
try { $isAdministrator = (New-Object Security.Principal.WindowsPrincipal([Security.Principal.WindowsIdentity]::GetCurrent())).IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator) } catch { $isAdministrator = $null }
if ($isAdministrator -eq $false) {
    Write-Host (Select-Text 'You are no administrator here: what needs one is recorded with that reason.' 'Вы не администратор этого компьютера: чего без этого не прочитать, записывается с указанием причины.')
}

$lines = @($questions.Split("`n") | ForEach-Object { $_.Trim() } | Where-Object { $_ })
foreach ($line in $lines) {
    $part = $line.Split('|')
    if ($part[0] -eq 'reg') {
        $names = Select-Name $part[4]
        if ($names.Count -gt 0 -or -not $part[4]) { $registryQuestions += ,@($part[1], $part[2], $part[3], $names) }
        if ($part[4].StartsWith('~')) { $personal += $part[3].Substring(0, $part[3].IndexOf('\*')) }
    }
    elseif ($part[3].StartsWith('~')) { $personal += $part[2] }
}
foreach ($line in $lines) {
    $part = $line.Split('|')
    if ($part[0] -eq 'cim') {
        $names = Select-Name $part[3]
        if ($names.Count -gt 0) {
            Write-Progress -Activity 'collect-server' -Status $part[2]
            [void]$classes.Add((Read-Class $part[1] $part[2] $names $part[4] ($part[1] -ne 'root\cimv2' -or $part[3].Contains('?'))))
        }
    }
}
foreach ($question in $registryQuestions) {
    Write-Progress -Activity 'collect-server' -Status $question[2]
    if ($question[1] -ne '32') { Read-Path $question[0] $false '' $question[2] }
    if ($question[1] -ne '64') { Read-Path $question[0] $true '' $question[2] }
}
$hosts = @()
try {
    $hostsFile = Join-Path $env:windir 'System32\drivers\etc\hosts'
    if ([IO.File]::Exists($hostsFile)) { $hosts = @([IO.File]::ReadAllLines($hostsFile) | ForEach-Object { $_.Split('#')[0].Trim() } | Where-Object { $_ }) }
}
catch { $hosts = $null }

# Without -Detailed whose the accounts are stays here; why they were not read does not.
$accounts = $null
if (-not $Detailed) {
    foreach ($path in @($personal | Where-Object { $_ -like '*\*' })) { if (-not (Read-Key 'HKLM' $path $false)['error']) { $accounts = Get-Account $path } }
    $classes = @($classes | Where-Object { $personal -notcontains $_['class'] -or $_['error'] })
    if ($null -ne $accounts) {
        foreach ($at in @($keys.Keys)) { foreach ($path in $personal) { if ($at.StartsWith("HKLM|False|$path")) { $keys.Remove($at) } } }
    }
}

$now = [DateTime]::Now
$name = [Environment]::MachineName
$record = @{
    'computerName' = $name
    'readAt' = $now
    'isDetailed' = [bool]$Detailed
    'isAdministrator' = $isAdministrator
    'hosts' = $hosts
    'accounts' = $accounts
    'cim' = $classes
    'registry' = @($keys.Values)
}
$json = New-Object Text.StringBuilder
[void]$json.Append('{"schema":"jupiter.server-rows/1"')
foreach ($field in @('computerName', 'readAt', 'isDetailed', 'isAdministrator', 'hosts', 'accounts', 'cim', 'registry')) {
    [void]$json.Append(',"').Append($field).Append('":')
    Add-JsonValue $json $record[$field]
}
[void]$json.Append('}')

if (-not $OutFile) {
    $folder = (Get-Location).Path
    if ($MyInvocation.MyCommand.Path) { $folder = Split-Path -Parent $MyInvocation.MyCommand.Path }
    $OutFile = Join-Path $folder ($name + '-' + $now.ToString('yyyyMMdd-HHmmss', [Globalization.CultureInfo]::InvariantCulture) + '.json')
}
$path = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($OutFile)
if (Test-Path -LiteralPath $path) {
    Write-Host ((Select-Text 'There is a file already: ' 'Такой файл уже есть: ') + $path)
    exit 1
}
[IO.File]::WriteAllText($path, $json.ToString(), (New-Object Text.UTF8Encoding($false)))
Write-Host ((Select-Text 'Written: ' 'Записано: ') + $path)
