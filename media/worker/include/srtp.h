// The libsrtp 3 calls that mediasoup-worker makes, over libsrtp 2.
//
// Version 3 hides the policy behind setters and writes from one buffer into another, with sizes in size_t and the
// room of the output given. Version 2 has an open policy and works in place, with an int for the length.
#pragma once

#include <srtp2/srtp.h>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>

// Errors that version 3 added after the last one of version 2.
constexpr auto srtp_err_status_buffer_small = static_cast<srtp_err_status_t>(28);
constexpr auto srtp_err_status_cryptex_err  = static_cast<srtp_err_status_t>(29);

namespace srtp3
{
	struct Policy
	{
		srtp_policy_t inner{};
		// The master key, and after it the master salt: version 2 wants them in one piece.
		std::array<std::uint8_t, SRTP_MAX_KEY_LEN> keying{};
	};

	inline srtp_err_status_t create_policy(Policy** policy)
	{
		*policy = new Policy();

		return srtp_err_status_ok;
	}

	inline void destroy_policy(Policy* policy)
	{
		delete policy;
	}

	inline srtp_err_status_t set_ssrc(Policy* policy, srtp_ssrc_t ssrc)
	{
		policy->inner.ssrc = ssrc;

		return srtp_err_status_ok;
	}

	inline srtp_err_status_t set_profile(Policy* policy, srtp_profile_t profile)
	{
		const auto rtp = srtp_crypto_policy_set_from_profile_for_rtp(&policy->inner.rtp, profile);

		return rtp == srtp_err_status_ok
		         ? srtp_crypto_policy_set_from_profile_for_rtcp(&policy->inner.rtcp, profile)
		         : rtp;
	}

	// The worker uses no master key identifier, so the last two arguments are always empty.
	inline srtp_err_status_t add_key(
	  Policy* policy,
	  const std::uint8_t* key,
	  std::size_t keyLength,
	  const std::uint8_t* salt,
	  std::size_t saltLength,
	  const std::uint8_t* /*mki*/,
	  std::size_t mkiLength)
	{
		if (mkiLength != 0 || keyLength + saltLength > policy->keying.size())
		{
			return srtp_err_status_bad_param;
		}

		std::memcpy(policy->keying.data(), key, keyLength);
		std::memcpy(policy->keying.data() + keyLength, salt, saltLength);
		policy->inner.key = policy->keying.data();

		return srtp_err_status_ok;
	}

	inline srtp_err_status_t set_allow_repeat_tx(Policy* policy, bool allow)
	{
		policy->inner.allow_repeat_tx = allow ? 1 : 0;

		return srtp_err_status_ok;
	}

	inline srtp_err_status_t set_window_size(Policy* policy, std::size_t packets)
	{
		policy->inner.window_size = packets;

		return srtp_err_status_ok;
	}

	// Version 2 copies what it needs: the policy may be destroyed after this.
	inline srtp_err_status_t create_session(srtp_t* session, const Policy* policy)
	{
		return srtp_create(session, &policy->inner);
	}

	// SRTCP adds its 31-bit index and the E flag to the trailer (RFC 3711, 3.4).
	constexpr std::size_t srtcpIndexLength = 4;

	using InPlace = srtp_err_status_t (*)(srtp_t, void*, int*);

	// `growth` is the most that the call may add to the packet, so that it never writes past `*outputLength`.
	template<InPlace Call, std::size_t growth>
	srtp_err_status_t copied(
	  srtp_t session, const std::uint8_t* input, std::size_t inputLength, std::uint8_t* output, std::size_t* outputLength)
	{
		if (inputLength > static_cast<std::size_t>(std::numeric_limits<int>::max()) - growth)
		{
			return srtp_err_status_bad_param;
		}
		if (*outputLength < inputLength + growth)
		{
			return srtp_err_status_buffer_small;
		}

		if (output != input)
		{
			std::memmove(output, input, inputLength);
		}

		auto length       = static_cast<int>(inputLength);
		const auto status = Call(session, output, &length);

		if (status == srtp_err_status_ok)
		{
			*outputLength = static_cast<std::size_t>(length);
		}

		return status;
	}

	inline srtp_err_status_t protect(
	  srtp_t session, const std::uint8_t* rtp, std::size_t rtpLength, std::uint8_t* srtp, std::size_t* srtpLength, std::size_t /*mkiIndex*/)
	{
		return copied<srtp_protect, SRTP_MAX_TRAILER_LEN>(session, rtp, rtpLength, srtp, srtpLength);
	}

	inline srtp_err_status_t protect_rtcp(
	  srtp_t session, const std::uint8_t* rtcp, std::size_t rtcpLength, std::uint8_t* srtcp, std::size_t* srtcpLength, std::size_t /*mkiIndex*/)
	{
		return copied<srtp_protect_rtcp, SRTP_MAX_TRAILER_LEN + srtcpIndexLength>(session, rtcp, rtcpLength, srtcp, srtcpLength);
	}

	inline srtp_err_status_t unprotect(
	  srtp_t session, const std::uint8_t* srtp, std::size_t srtpLength, std::uint8_t* rtp, std::size_t* rtpLength)
	{
		return copied<srtp_unprotect, 0>(session, srtp, srtpLength, rtp, rtpLength);
	}

	inline srtp_err_status_t unprotect_rtcp(
	  srtp_t session, const std::uint8_t* srtcp, std::size_t srtcpLength, std::uint8_t* rtcp, std::size_t* rtcpLength)
	{
		return copied<srtp_unprotect_rtcp, 0>(session, srtcp, srtcpLength, rtcp, rtcpLength);
	}
} // namespace srtp3

// From here on the names of version 2 mean the calls of version 3.
#define srtp_policy_t srtp3::Policy*
#define srtp_policy_create srtp3::create_policy
#define srtp_policy_destroy srtp3::destroy_policy
#define srtp_policy_set_ssrc srtp3::set_ssrc
#define srtp_policy_set_profile srtp3::set_profile
#define srtp_policy_add_key srtp3::add_key
#define srtp_policy_set_allow_repeat_tx srtp3::set_allow_repeat_tx
#define srtp_policy_set_window_size srtp3::set_window_size
#define srtp_create srtp3::create_session
#define srtp_stream_remove srtp_remove_stream
#define srtp_protect srtp3::protect
#define srtp_protect_rtcp srtp3::protect_rtcp
#define srtp_unprotect srtp3::unprotect
#define srtp_unprotect_rtcp srtp3::unprotect_rtcp
