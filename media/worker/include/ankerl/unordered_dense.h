// The part of ankerl::unordered_dense that mediasoup-worker uses, over Abseil's flat hash tables.
// Neither keeps references across a rehash, so the worker asks no more than Abseil gives, but for one thing:
// here erase(iterator) tells where to go on.
#pragma once

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>
#include <absl/hash/hash.h>
#include <cstddef>
#include <iterator>

namespace ankerl::unordered_dense
{
	template<typename Table>
	class erasable : public Table
	{
	public:
		using Table::Table;
		using Table::erase;

		typename Table::iterator erase(typename Table::iterator position)
		{
			const auto following = std::next(position);

			Table::erase(position);

			return following;
		}
	};

	template<typename Value>
	struct hash
	{
		std::size_t operator()(const Value& value) const noexcept
		{
			return absl::HashOf(value);
		}
	};

	template<
	  typename Key,
	  typename Value,
	  typename Hash  = typename absl::flat_hash_map<Key, Value>::hasher,
	  typename Equal = typename absl::flat_hash_map<Key, Value, Hash>::key_equal>
	using map = erasable<absl::flat_hash_map<Key, Value, Hash, Equal>>;

	template<
	  typename Key,
	  typename Hash  = typename absl::flat_hash_set<Key>::hasher,
	  typename Equal = typename absl::flat_hash_set<Key, Hash>::key_equal>
	using set = erasable<absl::flat_hash_set<Key, Hash, Equal>>;
} // namespace ankerl::unordered_dense
