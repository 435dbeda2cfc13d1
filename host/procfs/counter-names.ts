/**
 * The names of what Linux counts about packets, in the order of its files (net/ipv4/proc.c, net/ipv6/proc.c, net/mptcp/mib.c, net/xfrm/xfrm_proc.c): by
 * protocol in /proc/net/snmp and netstat, with IPv6's in snmp6.
 */
import {
  ICMP6_MIB_CSUMERRORS,
  ICMP6_MIB_INERRORS,
  ICMP6_MIB_INMSGS,
  ICMP6_MIB_OUTERRORS,
  ICMP6_MIB_OUTMSGS,
  IPSTATS_MIB_CEPKTS,
  IPSTATS_MIB_ECT0_PKTS,
  IPSTATS_MIB_ECT1_PKTS,
  IPSTATS_MIB_FRAGCREATES,
  IPSTATS_MIB_FRAGFAILS,
  IPSTATS_MIB_FRAGOKS,
  IPSTATS_MIB_INADDRERRORS,
  IPSTATS_MIB_INBCASTOCTETS,
  IPSTATS_MIB_INDELIVERS,
  IPSTATS_MIB_INDISCARDS,
  IPSTATS_MIB_INHDRERRORS,
  IPSTATS_MIB_INMCASTOCTETS,
  IPSTATS_MIB_INMCASTPKTS,
  IPSTATS_MIB_INNOROUTES,
  IPSTATS_MIB_INOCTETS,
  IPSTATS_MIB_INPKTS,
  IPSTATS_MIB_INTOOBIGERRORS,
  IPSTATS_MIB_INTRUNCATEDPKTS,
  IPSTATS_MIB_INUNKNOWNPROTOS,
  IPSTATS_MIB_NOECTPKTS,
  IPSTATS_MIB_OUTBCASTOCTETS,
  IPSTATS_MIB_OUTDISCARDS,
  IPSTATS_MIB_OUTFORWDATAGRAMS,
  IPSTATS_MIB_OUTMCASTOCTETS,
  IPSTATS_MIB_OUTMCASTPKTS,
  IPSTATS_MIB_OUTNOROUTES,
  IPSTATS_MIB_OUTOCTETS,
  IPSTATS_MIB_OUTPKTS,
  IPSTATS_MIB_OUTTRANSMITS,
  IPSTATS_MIB_REASMFAILS,
  IPSTATS_MIB_REASMOKS,
  IPSTATS_MIB_REASMREQDS,
  IPSTATS_MIB_REASMTIMEOUT,
} from '../generated/rt-link.js';

export const SNMP_COUNTERS = {
  Ip: 'Forwarding DefaultTTL InReceives InHdrErrors InAddrErrors ForwDatagrams InUnknownProtos InDiscards InDelivers OutRequests OutDiscards OutNoRoutes ReasmTimeout ReasmReqds ReasmOKs ReasmFails FragOKs FragFails FragCreates OutTransmits',
  Icmp: 'InMsgs InErrors InCsumErrors InDestUnreachs InTimeExcds InParmProbs InSrcQuenchs InRedirects InEchos InEchoReps InTimestamps InTimestampReps InAddrMasks InAddrMaskReps OutMsgs OutErrors OutRateLimitGlobal OutRateLimitHost OutDestUnreachs OutTimeExcds OutParmProbs OutSrcQuenchs OutRedirects OutEchos OutEchoReps OutTimestamps OutTimestampReps OutAddrMasks OutAddrMaskReps',
  Tcp: 'RtoAlgorithm RtoMin RtoMax MaxConn ActiveOpens PassiveOpens AttemptFails EstabResets CurrEstab InSegs OutSegs RetransSegs InErrs OutRsts InCsumErrors',
  Udp: 'InDatagrams NoPorts InErrors OutDatagrams RcvbufErrors SndbufErrors InCsumErrors IgnoredMulti MemErrors',
  UdpLite: 'InDatagrams NoPorts InErrors OutDatagrams RcvbufErrors SndbufErrors InCsumErrors IgnoredMulti MemErrors',
} as const;

export const NETSTAT_COUNTERS = {
  TcpExt:
    'SyncookiesSent SyncookiesRecv SyncookiesFailed EmbryonicRsts PruneCalled RcvPruned OfoPruned OutOfWindowIcmps LockDroppedIcmps ArpFilter TW TWRecycled TWKilled PAWSActive PAWSEstab BeyondWindow TSEcrRejected PAWSOldAck PAWSTimewait DelayedACKs DelayedACKLocked DelayedACKLost ListenOverflows ListenDrops TCPHPHits TCPPureAcks TCPHPAcks TCPRenoRecovery TCPSackRecovery TCPSACKReneging TCPSACKReorder TCPRenoReorder TCPTSReorder TCPFullUndo TCPPartialUndo TCPDSACKUndo TCPLossUndo TCPLostRetransmit TCPRenoFailures TCPSackFailures TCPLossFailures TCPFastRetrans TCPSlowStartRetrans TCPTimeouts TCPLossProbes TCPLossProbeRecovery TCPRenoRecoveryFail TCPSackRecoveryFail TCPRcvCollapsed TCPBacklogCoalesce TCPDSACKOldSent TCPDSACKOfoSent TCPDSACKRecv TCPDSACKOfoRecv TCPAbortOnData TCPAbortOnClose TCPAbortOnMemory TCPAbortOnTimeout TCPAbortOnLinger TCPAbortFailed TCPMemoryPressures TCPMemoryPressuresChrono TCPSACKDiscard TCPDSACKIgnoredOld TCPDSACKIgnoredNoUndo TCPSpuriousRTOs TCPMD5NotFound TCPMD5Unexpected TCPMD5Failure TCPSackShifted TCPSackMerged TCPSackShiftFallback TCPBacklogDrop PFMemallocDrop TCPMinTTLDrop TCPDeferAcceptDrop IPReversePathFilter TCPTimeWaitOverflow TCPReqQFullDoCookies TCPReqQFullDrop TCPRetransFail TCPRcvCoalesce TCPOFOQueue TCPOFODrop TCPOFOMerge TCPChallengeACK TCPSYNChallenge TCPFastOpenActive TCPFastOpenActiveFail TCPFastOpenPassive TCPFastOpenPassiveFail TCPFastOpenListenOverflow TCPFastOpenCookieReqd TCPFastOpenBlackhole TCPSpuriousRtxHostQueues BusyPollRxPackets TCPAutoCorking TCPFromZeroWindowAdv TCPToZeroWindowAdv TCPWantZeroWindowAdv TCPSynRetrans TCPOrigDataSent TCPHystartTrainDetect TCPHystartTrainCwnd TCPHystartDelayDetect TCPHystartDelayCwnd TCPACKSkippedSynRecv TCPACKSkippedPAWS TCPACKSkippedSeq TCPACKSkippedFinWait2 TCPACKSkippedTimeWait TCPACKSkippedChallenge TCPWinProbe TCPKeepAlive TCPMTUPFail TCPMTUPSuccess TCPDelivered TCPDeliveredCE TCPAckCompressed TCPZeroWindowDrop TCPRcvQDrop TCPWqueueTooBig TCPFastOpenPassiveAltKey TcpTimeoutRehash TcpDuplicateDataRehash TCPDSACKRecvSegs TCPDSACKIgnoredDubious TCPMigrateReqSuccess TCPMigrateReqFailure TCPPLBRehash TCPAORequired TCPAOBad TCPAOKeyNotFound TCPAOGood TCPAODroppedIcmps',
  IpExt:
    'InNoRoutes InTruncatedPkts InMcastPkts OutMcastPkts InBcastPkts OutBcastPkts InOctets OutOctets InMcastOctets OutMcastOctets InBcastOctets OutBcastOctets InCsumErrors InNoECTPkts InECT1Pkts InECT0Pkts InCEPkts ReasmOverlaps',
  MPTcpExt:
    'MPCapableSYNRX MPCapableSYNTX MPCapableSYNACKRX MPCapableACKRX MPCapableFallbackACK MPCapableFallbackSYNACK MPCapableSYNTXDrop MPCapableSYNTXDisabled MPCapableEndpAttempt MPFallbackTokenInit MPTCPRetrans MPJoinNoTokenFound MPJoinSynRx MPJoinSynBackupRx MPJoinSynAckRx MPJoinSynAckBackupRx MPJoinSynAckHMacFailure MPJoinAckRx MPJoinAckHMacFailure MPJoinRejected MPJoinSynTx MPJoinSynTxCreatSkErr MPJoinSynTxBindErr MPJoinSynTxConnectErr DSSNotMatching DSSCorruptionFallback DSSCorruptionReset InfiniteMapTx InfiniteMapRx DSSNoMatchTCP DataCsumErr OFOQueueTail OFOQueue OFOMerge NoDSSInWindow DuplicateData AddAddr AddAddrTx AddAddrTxDrop EchoAdd EchoAddTx EchoAddTxDrop PortAdd AddAddrDrop MPJoinPortSynRx MPJoinPortSynAckRx MPJoinPortAckRx MismatchPortSynRx MismatchPortAckRx RmAddr RmAddrDrop RmAddrTx RmAddrTxDrop RmSubflow MPPrioTx MPPrioRx MPFailTx MPFailRx MPFastcloseTx MPFastcloseRx MPRstTx MPRstRx SubflowStale SubflowRecover SndWndShared RcvWndShared RcvWndConflictUpdate RcvWndConflict MPCurrEstab Blackhole MPCapableDataFallback MD5SigFallback DssFallback SimultConnectFallback FallbackFailed WinProbe',
} as const;

/** And where rtnetlink has each. */
export const IP6_COUNTERS = {
  InReceives: IPSTATS_MIB_INPKTS,
  InHdrErrors: IPSTATS_MIB_INHDRERRORS,
  InTooBigErrors: IPSTATS_MIB_INTOOBIGERRORS,
  InNoRoutes: IPSTATS_MIB_INNOROUTES,
  InAddrErrors: IPSTATS_MIB_INADDRERRORS,
  InUnknownProtos: IPSTATS_MIB_INUNKNOWNPROTOS,
  InTruncatedPkts: IPSTATS_MIB_INTRUNCATEDPKTS,
  InDiscards: IPSTATS_MIB_INDISCARDS,
  InDelivers: IPSTATS_MIB_INDELIVERS,
  OutForwDatagrams: IPSTATS_MIB_OUTFORWDATAGRAMS,
  OutRequests: IPSTATS_MIB_OUTPKTS,
  OutDiscards: IPSTATS_MIB_OUTDISCARDS,
  OutNoRoutes: IPSTATS_MIB_OUTNOROUTES,
  ReasmTimeout: IPSTATS_MIB_REASMTIMEOUT,
  ReasmReqds: IPSTATS_MIB_REASMREQDS,
  ReasmOKs: IPSTATS_MIB_REASMOKS,
  ReasmFails: IPSTATS_MIB_REASMFAILS,
  FragOKs: IPSTATS_MIB_FRAGOKS,
  FragFails: IPSTATS_MIB_FRAGFAILS,
  FragCreates: IPSTATS_MIB_FRAGCREATES,
  InMcastPkts: IPSTATS_MIB_INMCASTPKTS,
  OutMcastPkts: IPSTATS_MIB_OUTMCASTPKTS,
  InOctets: IPSTATS_MIB_INOCTETS,
  OutOctets: IPSTATS_MIB_OUTOCTETS,
  InMcastOctets: IPSTATS_MIB_INMCASTOCTETS,
  OutMcastOctets: IPSTATS_MIB_OUTMCASTOCTETS,
  InBcastOctets: IPSTATS_MIB_INBCASTOCTETS,
  OutBcastOctets: IPSTATS_MIB_OUTBCASTOCTETS,
  InNoECTPkts: IPSTATS_MIB_NOECTPKTS,
  InECT1Pkts: IPSTATS_MIB_ECT1_PKTS,
  InECT0Pkts: IPSTATS_MIB_ECT0_PKTS,
  InCEPkts: IPSTATS_MIB_CEPKTS,
  OutTransmits: IPSTATS_MIB_OUTTRANSMITS,
} as const;
export const ICMP6_COUNTERS =
  'InMsgs InErrors OutMsgs OutErrors InCsumErrors OutRateLimitHost InDestUnreachs InPktTooBigs InTimeExcds InParmProblems InEchos InEchoReplies InGroupMembQueries InGroupMembResponses InGroupMembReductions InRouterSolicits InRouterAdvertisements InNeighborSolicits InNeighborAdvertisements InRedirects InMLDv2Reports OutDestUnreachs OutPktTooBigs OutTimeExcds OutParmProblems OutEchos OutEchoReplies OutGroupMembQueries OutGroupMembResponses OutGroupMembReductions OutRouterSolicits OutRouterAdvertisements OutNeighborSolicits OutNeighborAdvertisements OutRedirects OutMLDv2Reports';
/** Those of ICMPv6 that rtnetlink tells. */
export const ICMP6_PLACES: Readonly<Record<string, number>> = {
  InMsgs: ICMP6_MIB_INMSGS,
  InErrors: ICMP6_MIB_INERRORS,
  OutMsgs: ICMP6_MIB_OUTMSGS,
  OutErrors: ICMP6_MIB_OUTERRORS,
  InCsumErrors: ICMP6_MIB_CSUMERRORS,
};
export const UDP6_COUNTERS =
  'InDatagrams NoPorts InErrors OutDatagrams RcvbufErrors SndbufErrors InCsumErrors IgnoredMulti MemErrors';
export const UDPLITE6_COUNTERS =
  'InDatagrams NoPorts InErrors OutDatagrams RcvbufErrors SndbufErrors InCsumErrors MemErrors';
export const XFRM_COUNTERS =
  'InError InBufferError InHdrError InNoStates InStateProtoError InStateModeError InStateSeqError InStateExpired InStateMismatch InStateInvalid InTmplMismatch InNoPols InPolBlock InPolError OutError OutBundleGenError OutBundleCheckError OutNoStates OutStateProtoError OutStateModeError OutStateSeqError OutStateExpired OutPolBlock OutPolDead OutPolError FwdHdrError OutStateInvalid AcquireError OutStateDirError InStateDirError InIptfsError OutNoQueueSpace';
